package io.sotto.privacy.secagg.message;

/**
 * How a round is masked.
 *
 * @param neighbours k: with how many peers each client masks and shares
 * @param threshold t: how many shares open a secret, 2 to k
 * @param minimumSurvivors how many vectors the sum has at least, t or more
 */
public record MaskingTerms(int neighbours, int threshold, int minimumSurvivors) {
    public MaskingTerms {
        if (threshold < 2 || threshold > neighbours) {
            throw new IllegalArgumentException("threshold %d: expected 2 to %d".formatted(threshold, neighbours));
        }
        if (minimumSurvivors < threshold) {
            throw new IllegalArgumentException(
                    "minimum survivors %d: expected %d or more".formatted(minimumSurvivors, threshold));
        }
    }

    void write(ByteWriter out) {
        out.u16(neighbours).u16(threshold).u16(minimumSurvivors);
    }

    static MaskingTerms read(ByteReader in) {
        return new MaskingTerms(in.u16(), in.u16(), in.u16());
    }
}
