package io.sotto.privacy.codec;

import java.util.List;

/**
 * How an update becomes a vector of integers. All clients of a round use the same.
 *
 * <pre>
 *   element   0 .. d-1        d               d+1 ..
 *   meaning   n_k * update    n_k             side values
 *   range     -Q .. Q         0 .. W          0 .. 2^b-1        Q = 2^(b-1) - 1
 * </pre>
 *
 * With d = {@code modelLength}, b = {@code inputBits}, M = {@code span}, C = {@code clipNormL2}, W =
 * {@code weightCap}: client k clips its update to L2 norm C, weighs it by n_k / W with n_k its sample count, W at most,
 * and maps the range -R .. R of an element to -Q .. Q by rounding at random, right on average. The server divides the
 * sum by the sum of the n_k, which is hidden likewise: the weighted average of McMahan et al. 2017.
 *
 * <p><b>No overflow.</b> Without noise |sum| of n clients is at most n * Q for an element of the update and n * (2^b - 1)
 * for the others, and {@link #fits} demands a span above n * (2^b - 1), hence also above twice n * Q: the sum is found among M
 * values (see {@link VectorLayout}). With noise of standard deviation s in steps a client, 9 * s * sqrt(n) must fit on top of
 * n * Q; a Gaussian passes nine deviations with probability under 2^-61.
 *
 * <p><b>Precision.</b> A step is R / Q of the update weighed by n_k / W. Rounding gives an element of the average an
 * error without bias and of standard deviation under {@code sqrt(m) / 2 * step * W / sum(n_k)} for m survivors. R is C
 * without rotation; with it {@code C * sqrt(2 ln(2^21 d) / 2^floor(log2 d))}, some 70 times less for d = 300,000, and an
 * element passes R with probability under 2^-20 a vector (see {@link Rotation}) and is then cut.
 *
 * @param modelLength d, elements of the update, 1 to 2^28
 * @param sideValues at most 64, names all different
 * @param clipNormL2 C, above 0 and finite
 * @param inputBits b, 2 to 24
 * @param span M, how many values an element of a sum may have, 2^b to 2^32 - 1
 * @param rotated whether the update is rotated before it is rounded
 * @param weightCap W, the largest sample count that counts, 1 to 2^b - 1
 * @param noiseMultiplier standard deviation of the noise in the sum of all updates, each weighed by n_k / W, over C; 0
 *     for none. Each client adds its part, so that {@code minimumSurvivors} of them reach it together
 */
public record VectorFormat(
        int modelLength,
        List<SideValue> sideValues,
        double clipNormL2,
        int inputBits,
        long span,
        boolean rotated,
        int weightCap,
        double noiseMultiplier) {
    /** The longest update. */
    public static final int MAXIMUM_MODEL_LENGTH = 1 << 28;

    /** The most side values. */
    public static final int MAXIMUM_SIDE_VALUES = 64;

    /** The widest span. */
    public static final long MAXIMUM_SPAN = (1L << 32) - 1;

    /** The finest rounding, in bits. */
    public static final int MAXIMUM_INPUT_BITS = 24;

    private static final double NOISE_DEVIATIONS = 9;
    private static final double LN_OF_ONE_IN_2_TO_20 = 20 * Math.log(2);

    public VectorFormat {
        sideValues = List.copyOf(sideValues);
        require(
                modelLength >= 1 && modelLength <= MAXIMUM_MODEL_LENGTH,
                "model length",
                modelLength,
                "1 to " + MAXIMUM_MODEL_LENGTH);
        require(
                sideValues.size() <= MAXIMUM_SIDE_VALUES,
                "number of side values",
                sideValues.size(),
                "at most " + MAXIMUM_SIDE_VALUES);
        require(
                sideValues.stream().map(SideValue::name).distinct().count() == sideValues.size(),
                "names of side values",
                sideValues,
                "all different");
        require(clipNormL2 > 0 && Double.isFinite(clipNormL2), "clip norm", clipNormL2, "above 0 and finite");
        require(
                inputBits >= 2 && inputBits <= MAXIMUM_INPUT_BITS,
                "input bits",
                inputBits,
                "2 to " + MAXIMUM_INPUT_BITS);
        require(
                span >= 1L << inputBits && span <= MAXIMUM_SPAN,
                "span",
                span,
                "%d to %d".formatted(1L << inputBits, MAXIMUM_SPAN));
        require(weightCap >= 1 && weightCap < 1 << inputBits, "weight cap", weightCap, "1 to 2^" + inputBits + " - 1");
        require(
                noiseMultiplier >= 0 && Double.isFinite(noiseMultiplier),
                "noise multiplier",
                noiseMultiplier,
                "0 or more");
    }

    /** Elements of the whole vector. */
    public int vectorLength() {
        return modelLength + 1 + sideValues.size();
    }

    /** Position of the sample count in the vector; the side values follow. */
    int weightIndex() {
        return modelLength;
    }

    /** Q: the largest rounded element of an update. */
    public int largestInput() {
        return (1 << inputBits - 1) - 1;
    }

    /** The largest sample count or side value of one client, in units. */
    public int largestSideInput() {
        return (1 << inputBits) - 1;
    }

    /** R: the largest element of a clipped and weighed update that is not cut. */
    public double inputRange() {
        if (!rotated) {
            return clipNormL2;
        }
        double spread = 2 * (Math.log(2.0 * modelLength) + LN_OF_ONE_IN_2_TO_20);
        return clipNormL2 * Math.min(1, Math.sqrt(spread / Integer.highestOneBit(modelLength)));
    }

    /** R / Q: what one unit of a rounded element stands for. */
    public double step() {
        return inputRange() / largestInput();
    }

    /** Standard deviation, in steps, of the noise that one client adds to each element of its update. */
    public double noiseStepsPerClient(int minimumSurvivors) {
        return noiseMultiplier * clipNormL2 / (step() * Math.sqrt(minimumSurvivors));
    }

    /** Whether no sum of up to {@code clients} vectors passes the span; see the argument above. */
    public boolean fits(int clients, int minimumSurvivors) {
        return leastSpan(clients, minimumSurvivors) <= span;
    }

    /** The least span that serves, a whole number; it does not depend on this format's own. */
    public double leastSpan(int clients, int minimumSurvivors) {
        return 1
                + Math.max(
                        (double) clients * largestSideInput(), 2 * Math.floor(largestSum(clients, minimumSurvivors)));
    }

    /** The largest magnitude that an element of the summed updates has when all clients are honest. */
    double largestSum(int clients, int minimumSurvivors) {
        return (double) clients * largestInput()
                + NOISE_DEVIATIONS * noiseStepsPerClient(minimumSurvivors) * Math.sqrt(clients);
    }

    /** How vectors lie in the words that are masked and sent. */
    public VectorLayout layout() {
        return VectorLayout.of(vectorLength(), modelLength, span);
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
