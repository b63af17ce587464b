package io.sotto.client.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP connections that this process has open now, as Linux tells; a second witness beside {@link SocketTraffic}. */
public final class OpenSockets {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final String SOCKET = "socket:[";
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    private OpenSockets() {}

    /** Addresses and ports of peers that are not this machine itself; empty where the system does not tell. */
    public static Optional<List<String>> elsewhere() {
        if (!Files.isDirectory(PROCESS.resolve("fd"))) {
            return Optional.empty();
        }
        try {
            Set<String> own = ownInodes();
            List<String> peers = new ArrayList<>();
            for (String table : List.of("net/tcp", "net/tcp6")) {
                if (Files.exists(PROCESS.resolve(table))) {
                    try (Stream<String> lines = Files.lines(PROCESS.resolve(table))) {
                        lines.skip(1).flatMap(line -> peer(line, own).stream()).forEach(peers::add);
                    }
                }
            }
            return Optional.of(peers);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Set<String> ownInodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(PROCESS.resolve("fd"))) {
            for (Path file : files.toList()) {
                String target = target(file);
                if (target.startsWith(SOCKET)) {
                    inodes.add(target.substring(SOCKET.length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    /** Files come and go while they are listed. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    static Optional<String> peer(String line, Set<String> inodes) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length <= INODE || fields[STATE].equals(LISTENING) || !inodes.contains(fields[INODE])) {
            return Optional.empty();
        }
        String[] remote = fields[REMOTE].split(":", 2);
        InetAddress address = address(remote[0]);
        return address.isLoopbackAddress()
                ? Optional.empty()
                : Optional.of("%s:%d".formatted(address.getHostAddress(), Integer.parseInt(remote[1], 16)));
    }

    /** Words of 32 bits, each in the order of this machine's bytes, which is little endian wherever Sotto runs. */
    private static InetAddress address(String hex) {
        byte[] words = HexFormat.of().parseHex(hex);
        byte[] address = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            address[i] = words[i - i % 4 + 3 - i % 4];
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address of %d bytes: expected 4 or 16".formatted(address.length), e);
        }
    }
}
