package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.OpenedSum;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import java.util.Arrays;
import java.util.List;

/**
 * A round as one client sees it after it accepted the terms.
 *
 * @param self the client's own index
 * @param neighbours ascending
 */
record ClientView(
        Device device,
        RoundDescriptor descriptor,
        Context context,
        RoundKeys keys,
        int self,
        NeighbourList neighbours,
        PolicyVerdict verdict) {
    Primitives primitives() {
        return device.primitives();
    }

    MaskingTerms masking() {
        return descriptor.masking();
    }

    VectorFormat format() {
        return descriptor.format();
    }

    Participant participant(int index) {
        return descriptor.cohort().get(index);
    }

    /** The sum over these survivors, to be remembered. */
    OpenedSum opened(Survivors survivors) {
        List<IdentityKey> identities = Arrays.stream(survivors.indices())
                .mapToObj(index -> participant(index).identity())
                .toList();
        return OpenedSum.of(descriptor.training().model(), identities);
    }

    void requireContext(Context other) {
        ClientPhase.require(
                context.equals(other),
                AbortReason.WRONG_ROUND,
                "a message of context %s: expected %s".formatted(other, context));
    }
}
