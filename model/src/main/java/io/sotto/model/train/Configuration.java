package io.sotto.model.train;

import io.sotto.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is trained and how, as one hash that both sides of a federation compute for themselves: two parties with the same
 * hash mean the same training.
 *
 * @param network architecture and normalisation, such as {@code small+batch}
 */
public record Configuration(String network, TrainingPlan plan) {
    private static final String DOMAIN = "sotto training v2";

    /**
     * SHA-256 over, big endian: the domain and the network, each as two bytes of length and UTF-8; epochs and batch size
     * as 32 bits; learning rate and label smoothing as IEEE doubles; one byte that says whether faces are mirrored, one
     * that says whether running statistics are frozen; one byte for the optimiser, 1 SGD or 2 Adam, and its numbers as
     * doubles in the order of the record.
     */
    public Sha256 sha256() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes all bytes", e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    private void write(DataOutputStream out) throws IOException {
        writeText(out, DOMAIN);
        writeText(out, network);
        out.writeInt(plan.epochs());
        out.writeInt(plan.batchSize());
        out.writeDouble(plan.learningRate());
        out.writeDouble(plan.labelSmoothing());
        out.writeBoolean(plan.mirror());
        out.writeBoolean(plan.frozenStatistics());
        if (plan.optimiser() instanceof Optimiser.Sgd sgd) {
            out.writeByte(1);
            out.writeDouble(sgd.momentum());
            out.writeDouble(sgd.weightDecay());
        } else if (plan.optimiser() instanceof Optimiser.Adam adam) {
            out.writeByte(2);
            out.writeDouble(adam.beta1());
            out.writeDouble(adam.beta2());
            out.writeDouble(adam.epsilon());
            out.writeDouble(adam.weightDecay());
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }
}
