package io.sotto.privacy.secagg.message;

import io.sotto.privacy.secagg.sharing.Shamir;

/** One share that a holder gives to the server. Immutable; silent about its value. */
public final class RevealedShare {
    static final int BYTES = 2 + 1 + Shamir.SHARE_BYTES;

    private final int owner;
    private final ShareKind kind;
    private final byte[] share;

    /**
     * @param owner index of the client whose secret was shared
     * @param share copied; {@value Shamir#SHARE_BYTES} bytes, a number below the modulus
     */
    public RevealedShare(int owner, ShareKind kind, byte[] share) {
        if (!Shamir.isShare(share)) {
            throw new IllegalArgumentException(
                    "a share of the secret of %d: expected a number below the modulus".formatted(owner));
        }
        this.owner = owner;
        this.kind = kind;
        this.share = share.clone();
    }

    public int owner() {
        return owner;
    }

    public ShareKind kind() {
        return kind;
    }

    /** A copy of the share. */
    public byte[] share() {
        return share.clone();
    }

    void write(ByteWriter out) {
        out.u16(owner).u8(kind.number()).bytes(share);
    }

    static RevealedShare read(ByteReader in) throws DecodeException {
        return new RevealedShare(in.index(), ShareKind.read(in), in.bytes(Shamir.SHARE_BYTES));
    }

    @Override
    public String toString() {
        return "RevealedShare[%s of %d]".formatted(kind, owner);
    }
}
