package io.sotto.privacy.secagg.policy;

/**
 * One term of a round that a policy objects to, in words for the device's owner.
 *
 * @param term which
 * @param asked what the round asks for
 * @param allowed what the policy allows
 */
public record Finding(String term, String asked, String allowed) {
    /** "threshold: the round asks for 20, this device allows at least 22". */
    @Override
    public String toString() {
        return "%s: the round asks for %s, this device allows %s".formatted(term, asked, allowed);
    }

    /** "cohort: the round has 3, at least 20 would be better": of a term that is allowed all the same. */
    public String asWarning() {
        return "%s: the round has %s, %s would be better".formatted(term, asked, allowed);
    }
}
