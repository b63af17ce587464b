package io.sotto.simulation.demo;

import java.io.IOException;
import java.net.ServerSocket;

/** A port of this machine that nobody listened on a moment ago. */
public final class FreePort {
    private FreePort() {}

    /** Found by listening on it, and no longer. */
    public static int find() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
