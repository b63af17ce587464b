package io.sotto.bench.federation;

import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The terms of a round, read once by all devices of this process, which each were sent the same bytes. Thread-safe. */
final class SharedTerms {
    private byte @Nullable [] bytes;
    private @Nullable SignedDescriptor terms;

    synchronized SignedDescriptor read(byte[] told) throws DecodeException {
        if (terms == null) {
            terms = SignedDescriptor.parse(told);
            bytes = told;
        }
        if (!Arrays.equals(bytes, told)) {
            throw new IllegalStateException("devices were told different terms");
        }
        return terms;
    }

    synchronized RoundDescriptor descriptor() {
        if (terms == null) {
            throw new IllegalStateException("nobody was told any terms");
        }
        return terms.descriptor();
    }
}
