package io.sotto.client.grpc;

import io.sotto.model.InvalidInputException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a coordinator listens.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([^\\[\\]:/\\s]+)):(\\d{1,5})");

    public ServerAddress {
        if (port < 1 || port > 65_535) {
            throw new InvalidInputException("server address: port %d: expected 1 to 65535".formatted(port));
        }
    }

    /**
     * Reads {@code host:port} or {@code [IPv6]:port}.
     *
     * @throws InvalidInputException if it is neither
     */
    public static ServerAddress parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "server address '%s': expected host:port, such as 192.168.1.20:8443".formatted(text));
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return new ServerAddress(host, Integer.parseInt(matcher.group(3)));
    }

    /**
     * This address, if its host is known here.
     *
     * @throws InvalidInputException if it is not
     */
    public ServerAddress requireKnownHost() {
        try {
            InetAddress ignored = InetAddress.getByName(host);
            return this;
        } catch (UnknownHostException e) {
            throw new InvalidInputException(
                    "server address '%s': expected a host that is known here, found none of that name".formatted(this),
                    e);
        }
    }

    /** As it is written in commands. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
    }
}
