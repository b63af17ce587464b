package io.sotto.client.companion.web;

import java.io.IOException;
import java.nio.file.Path;

/** A companion in a process of its own: says where it listens, and ends when its standard input does. */
public final class StandInCompanion {
    private StandInCompanion() {}

    public static void main(String[] arguments) throws IOException {
        try (TestCompanion companion = new TestCompanion(Path.of(arguments[0]))) {
            System.out.println("> http://127.0.0.1:%d/#token=%s".formatted(companion.port(), companion.token()));
            while (System.in.read() >= 0) {
                // waits
            }
        }
    }
}
