package io.sotto.client.traffic;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * Counts the bytes of every TCP socket of this process by Java Flight Recorder's events of socket reads and writes, which
 * the JDK's own socket classes report, whichever library uses them. Sockets of native code are not seen; gRPC's own are
 * switched off for that reason ({@link io.sotto.client.grpc.CoordinatorChannels#useJavaSockets}). Counts lag by about a
 * second. Thread-safe.
 */
public final class SocketTraffic implements AutoCloseable {
    private static final String WRITE = "jdk.SocketWrite";
    private static final String READ = "jdk.SocketRead";
    private static final long MOST_BYTES_ON_DISK = 1 << 20;

    private final RecordingStream stream;
    private final Instant since;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();

    private SocketTraffic(RecordingStream stream, Instant since) {
        this.stream = stream;
        this.since = since;
    }

    /** Counts from now on. */
    public static SocketTraffic start(InstantSource clock) {
        RecorderFolder.inMemory();
        SocketTraffic traffic = new SocketTraffic(new RecordingStream(), clock.instant());
        traffic.listen();
        return traffic;
    }

    /** When counting began. */
    public Instant since() {
        return since;
    }

    /** All peers, those with most bytes first. */
    public List<Peer> peers() {
        return peers.values().stream()
                .sorted(Comparator.comparingLong((Peer peer) -> peer.sentBytes() + peer.receivedBytes())
                        .reversed()
                        .thenComparing(Peer::host))
                .toList();
    }

    @Override
    public void close() {
        stream.close();
    }

    private void listen() {
        for (String event : List.of(WRITE, READ)) {
            // From Java 25 on these events are sampled unless told otherwise.
            stream.enable(event)
                    .withThreshold(Duration.ZERO)
                    .withoutStackTrace()
                    .with("throttle", "off");
        }
        stream.onEvent(WRITE, event -> count(event, Math.max(0, event.getLong("bytesWritten")), 0));
        stream.onEvent(READ, event -> count(event, 0, Math.max(0, event.getLong("bytesRead"))));
        stream.setMaxSize(MOST_BYTES_ON_DISK);
        stream.startAsync();
    }

    private void count(RecordedEvent event, long sent, long received) {
        String address = String.valueOf(event.getString("address"));
        String name = String.valueOf(event.getString("host"));
        String host = name.isBlank() || name.equals("null") ? address : name;
        peers.compute(
                host,
                (key, known) ->
                        (known == null ? new Peer(host, isLoopback(address), 0, 0) : known).plus(sent, received));
    }

    /** Of an address in digits, which no name service is asked for. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
