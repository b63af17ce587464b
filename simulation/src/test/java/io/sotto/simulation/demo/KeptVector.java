package io.sotto.simulation.demo;

import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The integers that a device masked in the last attempt at a round, kept beside its state so that a test can add them up.
 *
 * @param terms of the attempt
 */
record KeptVector(RoundDescriptor terms, int[] elements) {
    void write(Path state) throws IOException {
        byte[] head = terms.toBytes();
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * (1 + elements.length) + head.length)
                .putInt(head.length)
                .put(head);
        out.asIntBuffer().put(elements);
        Files.write(file(state, terms.round().round()), out.array());
    }

    static KeptVector read(Path state, int round) throws IOException, DecodeException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file(state, round)));
        byte[] head = new byte[in.getInt()];
        in.get(head);
        int[] elements = new int[in.remaining() / Integer.BYTES];
        in.asIntBuffer().get(elements);
        return new KeptVector(RoundDescriptor.parse(head), elements);
    }

    static boolean exists(Path state, int round) {
        return Files.exists(file(state, round));
    }

    private static Path file(Path state, int round) {
        return state.resolve("vector-" + round);
    }
}
