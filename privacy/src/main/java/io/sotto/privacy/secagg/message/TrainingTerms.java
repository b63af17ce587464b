package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Digest;

/**
 * What the updates of a round were trained with.
 *
 * @param model the hash of the global model that training starts from
 * @param configuration the hash of the whole training configuration
 * @param epochs passes over the device's data, 1 to 1000
 * @param learningRate above 0 and finite
 */
public record TrainingTerms(Digest model, Digest configuration, int epochs, double learningRate) {
    public TrainingTerms {
        if (epochs < 1 || epochs > 1000) {
            throw new IllegalArgumentException("epochs %d: expected 1 to 1000".formatted(epochs));
        }
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException("learning rate %s: expected above 0".formatted(learningRate));
        }
    }

    void write(ByteWriter out) {
        out.octets(model).octets(configuration).u16(epochs).f64(learningRate);
    }

    static TrainingTerms read(ByteReader in) {
        return new TrainingTerms(in.digest(), in.digest(), in.u16(), in.f64());
    }
}
