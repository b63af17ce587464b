package io.sotto.client.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.model.Sha256;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a device calls itself: 1 to 64 letters, digits, '.', '_' or '-'. */
record DeviceName(String name) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_HOST = 50;

    DeviceName {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidInputException(
                    "name '%s': expected 1 to 64 letters, digits, '.', '_' or '-'".formatted(name));
        }
    }

    /** The name that was given; else this machine's, with the shard's index where there is one. */
    static DeviceName of(@Nullable String given, @Nullable String shard) {
        if (given != null) {
            return new DeviceName(given);
        }
        String host = hostName().replaceAll("[^A-Za-z0-9._-]", "-");
        String start = host.substring(0, Math.min(host.length(), LONGEST_HOST));
        return new DeviceName(shard == null ? start : start + "-" + shard.replaceAll("\\D.*", ""));
    }

    /** Tells the random streams of devices with different names apart. */
    long number() {
        byte[] digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).toBytes();
        return ByteBuffer.wrap(digest).getLong();
    }

    @Override
    public String toString() {
        return name;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "device";
        }
    }
}
