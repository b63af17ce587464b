package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.crypto.Statement;
import java.util.Arrays;

/** Step 1, server to all clients: the terms of the round. Bytes: the descriptor's, then the signature's. */
public record SignedDescriptor(RoundDescriptor descriptor, Signature signature) {
    private static final String DOMAIN = "sotto descriptor v1";

    public static SignedDescriptor sign(Signer server, RoundDescriptor descriptor) {
        return new SignedDescriptor(descriptor, server.sign(statement(descriptor)));
    }

    public boolean isSignedBy(IdentityKey server, SignatureVerifier verifier) {
        return verifier.verifies(server, statement(descriptor), signature);
    }

    public byte[] toBytes() {
        return new ByteWriter().bytes(descriptor.toBytes()).octets(signature).toBytes();
    }

    public static SignedDescriptor parse(byte[] bytes) throws DecodeException {
        int descriptorBytes = bytes.length - Signature.BYTES;
        if (descriptorBytes < 0) {
            throw new DecodeException("DESCRIPTOR: ends after %d bytes, too early".formatted(bytes.length));
        }
        return new SignedDescriptor(
                RoundDescriptor.parse(Arrays.copyOf(bytes, descriptorBytes)),
                Signature.of(Arrays.copyOfRange(bytes, descriptorBytes, bytes.length)));
    }

    private static Statement statement(RoundDescriptor descriptor) {
        return Statement.of(DOMAIN, Context.of(descriptor).toBytes());
    }
}
