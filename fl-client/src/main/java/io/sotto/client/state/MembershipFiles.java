package io.sotto.client.state;

import io.sotto.client.device.Membership;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A device's membership in files that only its owner may read. What cannot be read is an error and never replaced: a
 * forgotten round could be replayed, a forgotten key exchanged.
 *
 * <pre>
 *   identity-key     the device's long-term Ed25519 seed, 32 bytes
 *   enrolment        the authority's word for it, canonical bytes
 *   trusted-keys     the authority's public key, then the coordinator's, 64 bytes; pinned by the first to write them
 *   rounds           what the device remembers of its rounds, canonical bytes
 * </pre>
 *
 * Not thread-safe.
 */
public final class MembershipFiles implements Membership {
    private static final String COST_OF_FORGETTING = "it says which sums this device helped to open; deleted, a"
            + " coordinator can have one opened again without this device and subtract, so delete it only if you trust"
            + " that coordinator with your updates";

    private final Path folder;
    private final Signer signer;

    /**
     * Opens a membership, and makes the device's key the first time.
     *
     * @throws InvalidInputException if a file is damaged
     */
    public MembershipFiles(Path folder, Randomness randomness) {
        this.folder = folder;
        this.signer = new Ed25519Signer(SecretBytes.take(seed(randomness)));
    }

    @Override
    public Signer signer() {
        return signer;
    }

    @Override
    public Optional<Trusted> trusted() {
        Optional<byte[]> keys = read("trusted-keys", 2 * IdentityKey.BYTES);
        Optional<byte[]> enrolment = read("enrolment", -1);
        return keys.isEmpty() || enrolment.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trusted(
                        parsed("enrolment", enrolment.get(), Enrolment::parse, ""),
                        key(keys.get(), 0),
                        key(keys.get(), IdentityKey.BYTES)));
    }

    @Override
    public void admit(Trusted offered) {
        requireOwn(offered);
        Optional<byte[]> pinned = read("trusted-keys", 2 * IdentityKey.BYTES);
        if (pinned.isPresent()) {
            requireSame("enrolment authority", key(pinned.get(), 0), offered.authority());
            requireSame("coordinator", key(pinned.get(), IdentityKey.BYTES), offered.coordinator());
        } else {
            write(
                    "trusted-keys",
                    joined(offered.authority().toBytes(), offered.coordinator().toBytes()));
        }
        write("enrolment", offered.enrolment().toBytes());
    }

    @Override
    public RoundMemory memory() {
        return read("rounds", -1)
                .map(bytes -> parsed("rounds", bytes, RoundMemory::parse, "; " + COST_OF_FORGETTING))
                .orElse(RoundMemory.EMPTY);
    }

    @Override
    public void remember(RoundMemory memory) {
        write("rounds", memory.toBytes());
    }

    private void requireOwn(Trusted offered) {
        if (!offered.enrolment().identity().equals(signer.identity())) {
            throw new InvalidInputException("an enrolment of another device: expected of %s"
                    .formatted(signer.identity().abbreviated()));
        }
        if (offered.authority().equals(offered.coordinator())) {
            throw new InvalidInputException("the coordinator is its own enrolment authority: expected another key");
        }
    }

    private void requireSame(String whose, IdentityKey pinned, IdentityKey found) {
        if (!pinned.equals(found)) {
            throw new InvalidInputException("%s with key %s: expected %s, which this device has trusted since it first"
                            .formatted(whose, found.abbreviated(), pinned.abbreviated())
                    + " joined; if the federation has started anew, use a new --state folder");
        }
    }

    private byte[] seed(Randomness randomness) {
        return read("identity-key", Ed25519Signer.SEED_BYTES).orElseGet(() -> {
            byte[] seed = new byte[Ed25519Signer.SEED_BYTES];
            randomness.fill(seed);
            write("identity-key", seed);
            return seed;
        });
    }

    private Optional<byte[]> read(String name, int expectedBytes) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            if (expectedBytes >= 0 && bytes.length != expectedBytes) {
                throw new InvalidInputException(
                        "%s: %d bytes: expected %d".formatted(file, bytes.length, expectedBytes));
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(file, e), e);
        }
    }

    private void write(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try {
            AtomicFile.writePrivately(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be kept".formatted(file), e);
        }
    }

    private interface Parser<T> {
        T parse(byte[] bytes) throws DecodeException;
    }

    private <T> T parsed(String name, byte[] bytes, Parser<T> parser, String advice) {
        try {
            return parser.parse(bytes);
        } catch (DecodeException e) {
            throw new InvalidInputException("%s: %s%s".formatted(folder.resolve(name), e.getMessage(), advice), e);
        }
    }

    private static IdentityKey key(byte[] keys, int offset) {
        return IdentityKey.of(Arrays.copyOfRange(keys, offset, offset + IdentityKey.BYTES));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
