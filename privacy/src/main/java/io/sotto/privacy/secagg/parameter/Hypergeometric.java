package io.sotto.privacy.secagg.parameter;

/**
 * Tails of hypergeometric distributions, as logarithms. Computed in double precision from sums of logarithms: relative
 * errors of a probability stay under 10^-8 for populations up to {@value #MAXIMUM_POPULATION}.
 */
final class Hypergeometric {
    static final int MAXIMUM_POPULATION = 10_000;

    private static final double[] LOG_FACTORIAL = logFactorials();

    private Hypergeometric() {}

    /** ln of n over k; minus infinity if there is no way to choose. */
    static double logChoose(int n, int k) {
        if (k < 0 || k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        return LOG_FACTORIAL[n] - LOG_FACTORIAL[k] - LOG_FACTORIAL[n - k];
    }

    /** P[X = x] for X the marked among {@code drawn} of {@code population} with {@code marked}. */
    static double probability(int population, int marked, int drawn, int x) {
        return Math.exp(
                logChoose(marked, x) + logChoose(population - marked, drawn - x) - logChoose(population, drawn));
    }

    /** Kahan's summation keeps the error of every entry at one unit in the last place. */
    private static double[] logFactorials() {
        double[] table = new double[MAXIMUM_POPULATION + 1];
        double lost = 0;
        for (int i = 2; i < table.length; i++) {
            double term = Math.log(i) - lost;
            table[i] = table[i - 1] + term;
            lost = table[i] - table[i - 1] - term;
        }
        return table;
    }
}
