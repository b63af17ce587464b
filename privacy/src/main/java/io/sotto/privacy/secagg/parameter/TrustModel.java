package io.sotto.privacy.secagg.parameter;

/**
 * What is assumed of a cohort.
 *
 * @param adversary what the server may do
 * @param colludingShare gamma: the largest share of the cohort that helps the server, 0 to 0.5, 0.5 excluded
 * @param dropOutShare delta: the largest share that drops out, 0 to 0.5, 0.5 excluded
 */
public record TrustModel(Adversary adversary, double colludingShare, double dropOutShare) {
    /** A server that lies about drop-outs, a tenth of the clients that help it, a tenth that drop out. */
    public static final TrustModel STANDARD = new TrustModel(Adversary.SEMI_MALICIOUS, 0.1, 0.1);

    public TrustModel {
        requireShare("colluding share", colludingShare);
        requireShare("drop-out share", dropOutShare);
    }

    /** A: the most corrupt clients among n. */
    int corrupt(int clients) {
        return floorOfShare(colludingShare, clients);
    }

    /** D: the most drop-outs among n. */
    int dropOuts(int clients) {
        return floorOfShare(dropOutShare, clients);
    }

    /** The floor of the product as written in decimals: 0.29 of 100 is 29, whatever binary fractions say. */
    private static int floorOfShare(double share, int clients) {
        return (int) Math.floor(share * clients + 1e-9);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("%s %s: expected 0 to 0.5, 0.5 excluded".formatted(name, share));
        }
    }
}
