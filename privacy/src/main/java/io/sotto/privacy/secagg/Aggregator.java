package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;

/**
 * What a server brings to every round.
 *
 * @param signer signs descriptors
 * @param authority whose enrolments count
 */
public record Aggregator(
        Signer signer, IdentityKey authority, RoundPlan plan, Primitives primitives, SignatureVerifier verifier) {}
