package io.sotto.privacy.codec;

/**
 * Integers with probability proportional to {@code exp(-x^2 / (2 sigma^2))}: the noise of Kairouz et al. 2021, sampled by
 * rejection from a discrete Laplace distribution (Canonne, Kamath and Steinke 2020, algorithm 3). Probabilities are
 * compared in double precision, so each sample is within 2^-50 of the exact distribution.
 */
final class DiscreteGaussian {
    private final double sigma;
    private final double laplaceScale;
    private final RandomWords random;

    /** @param sigma above 0; in steps of the rounding */
    DiscreteGaussian(double sigma, RandomWords random) {
        this.sigma = sigma;
        this.laplaceScale = Math.floor(sigma) + 1;
        this.random = random;
    }

    int sample() {
        while (true) {
            double candidate = laplace();
            double excess = Math.abs(candidate) - sigma * sigma / laplaceScale;
            if (random.nextDouble() < Math.exp(-excess * excess / (2 * sigma * sigma))) {
                return (int) candidate;
            }
        }
    }

    /** Probability proportional to {@code exp(-|x| / laplaceScale)}; minus zero is drawn again, or zero came twice. */
    private double laplace() {
        while (true) {
            double magnitude = Math.floor(-laplaceScale * Math.log(1 - random.nextDouble()));
            boolean negative = random.next() < 0;
            if (!(negative && magnitude == 0)) {
                return negative ? -magnitude : magnitude;
            }
        }
    }
}
