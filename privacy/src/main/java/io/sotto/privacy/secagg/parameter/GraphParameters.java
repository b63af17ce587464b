package io.sotto.privacy.secagg.parameter;

import java.util.Optional;

/**
 * Neighbours k and threshold t of a cohort, by the criteria of Bell et al. 2020 (eprint 2020/704) for a Harary graph over
 * a random permutation of n clients, of which A = floor(gamma n) help the server and D = floor(delta n) drop out:
 *
 * <ol>
 *   <li>Connected: honest survivors stay connected, except with {@code n(n-k-1)/2 * C(n-k, A+D-k) / C(n, A+D) < 2^-41}.
 *   <li>Private: for no client does a coalition get the shares it needs, except with probability 2^-41: t suits
 *       {@link Adversary#leastThreshold} for the least number t1 of corrupt neighbours that is passed with
 *       {@code n P[X > t1] <= 2^-41}, X hypergeometric (n, A, k).
 *   <li>Correct: every client keeps t surviving neighbours, except with {@code n P[Y < t] < 2^-20}, Y hypergeometric
 *       (n, n - D, k).
 * </ol>
 *
 * Up to {@value #COMPLETE_UP_TO} clients the graph is complete, k = n - 1, and nothing is left to chance.
 *
 * @param neighbours k
 * @param threshold t
 */
public record GraphParameters(int neighbours, int threshold) {
    /** The largest cohort with a complete graph. */
    public static final int COMPLETE_UP_TO = 50;

    /** The largest cohort. */
    public static final int MAXIMUM_COHORT = 5000;

    private static final double PRIVACY_FAILURE = 0x1p-41;
    private static final double CORRECTNESS_FAILURE = 0x1p-20;

    /**
     * The fewest neighbours, and among thresholds the least from floor(2k/3) + 1 that is admissible, or the greatest
     * below that if none is.
     *
     * @param clients n, 3 to {@value #MAXIMUM_COHORT}
     * @return nothing if no graph serves: the trust model asks for too much
     */
    public static Optional<GraphParameters> of(int clients, TrustModel trust) {
        if (clients < 3 || clients > MAXIMUM_COHORT) {
            throw new IllegalArgumentException("a cohort of %d: expected 3 to %d".formatted(clients, MAXIMUM_COHORT));
        }
        if (clients <= COMPLETE_UP_TO) {
            return threshold(clients, clients - 1, trust).map(t -> new GraphParameters(clients - 1, t));
        }
        for (int k = 2; k < clients - 1; k += 2) {
            if (isConnected(clients, k, trust)) {
                Optional<Integer> threshold = threshold(clients, k, trust);
                if (threshold.isPresent()) {
                    return Optional.of(new GraphParameters(k, threshold.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Floor(2k/3) + 1: the threshold that leaves a margin over k/2. */
    public static int usualThreshold(int neighbours) {
        return 2 * neighbours / 3 + 1;
    }

    /**
     * Whether a small cohort's graph is complete and criteria 1 and 2 hold: what a device cares for, whether or not the
     * round then succeeds.
     */
    public boolean keepPrivate(int clients, TrustModel trust) {
        return (clients > COMPLETE_UP_TO || neighbours == clients - 1)
                && isConnected(clients, neighbours, trust)
                && threshold >= leastThreshold(clients, neighbours, trust);
    }

    private static Optional<Integer> threshold(int clients, int k, TrustModel trust) {
        int least = Math.max(2, leastThreshold(clients, k, trust));
        int greatest = greatestThreshold(clients, k, trust);
        if (least > greatest) {
            return Optional.empty();
        }
        boolean margin = trust.adversary() == Adversary.SEMI_MALICIOUS;
        return Optional.of(margin ? Math.max(least, Math.min(greatest, usualThreshold(k))) : least);
    }

    private static boolean isConnected(int clients, int k, TrustModel trust) {
        int lost = trust.corrupt(clients) + trust.dropOuts(clients);
        if (k > lost || k >= clients - 1) {
            return true;
        }
        double pairs = clients * (clients - k - 1.0) / 2;
        double logProbability =
                Hypergeometric.logChoose(clients - k, lost - k) - Hypergeometric.logChoose(clients, lost);
        return pairs * Math.exp(logProbability) < PRIVACY_FAILURE;
    }

    /** In a complete graph a client's neighbours hold all corrupt clients, and nothing is random. */
    private static int leastThreshold(int clients, int k, TrustModel trust) {
        int corrupt = trust.corrupt(clients);
        if (k == clients - 1) {
            return trust.adversary().leastThreshold(k, Math.min(corrupt, k));
        }
        double tail = 0;
        int t1 = Math.min(k, corrupt);
        while (t1 > 0) {
            tail += Hypergeometric.probability(clients, corrupt, k, t1);
            if (clients * tail > PRIVACY_FAILURE) {
                break;
            }
            t1--;
        }
        return trust.adversary().leastThreshold(k, t1);
    }

    private static int greatestThreshold(int clients, int k, TrustModel trust) {
        int survivors = clients - trust.dropOuts(clients);
        if (k == clients - 1) {
            return survivors - 1;
        }
        double tail = 0;
        int t = 0;
        while (t < k) {
            tail += Hypergeometric.probability(clients, survivors, k, t);
            if (clients * tail >= CORRECTNESS_FAILURE) {
                break;
            }
            t++;
        }
        return t;
    }
}
