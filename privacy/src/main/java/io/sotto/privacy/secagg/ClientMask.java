package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.VectorLayout;
import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Survivors;
import java.util.Arrays;

/**
 * Step 3 of a client: it keeps the shares it was sent, and adds masks to its vector: one of its own, and one with each
 * neighbour that shared, which one of the two adds and the other subtracts.
 */
public final class ClientMask extends ClientPhase {
    private final ClientView view;
    private final HeldShares held;
    private final MaskedVector message;

    private ClientMask(ClientView view, HeldShares held, MaskedVector message, RoundSecrets secrets) {
        super(secrets);
        this.view = view;
        this.held = held;
        this.message = message;
    }

    /** @param vector the encoded contribution; wiped */
    static ClientMask begin(ClientView view, RoundSecrets secrets, Delivery delivery, int[] vector) {
        VectorLayout layout = view.format().layout();
        int[] words = layout.spread(vector);
        Arrays.fill(vector, 0);
        try {
            HeldShares held = HeldShares.open(view, secrets, delivery);
            addMasks(view, secrets, delivery, words);
            MaskedVector message = MaskedVector.pack(view.context(), words, layout);
            return new ClientMask(view, held, message, secrets);
        } finally {
            Arrays.fill(words, 0);
        }
    }

    public MaskedVector message() {
        return message;
    }

    /**
     * Goes on if the survivors may be what the server says.
     *
     * @throws RoundAbortedException if they are too few, or this client is none of them
     */
    public ClientConsistency confirm(Survivors survivors) {
        return leave(() -> ClientConsistency.begin(view, secrets(), held, survivors));
    }

    private static void addMasks(ClientView view, RoundSecrets secrets, Delivery delivery, int[] words) {
        KeyStream stream = view.primitives().streams().get();
        try (SecretBytes own = view.keys().selfMask(secrets.selfSeed(), view.self())) {
            stream.start(own);
            stream.add(words);
        }
        for (SharePacket packet : delivery.packets()) {
            int peer = packet.peer();
            try (SecretBytes pair = view.keys()
                    .pairMask(secrets.maskKey(), view.participant(peer).maskKey(), view.self(), peer)) {
                stream.start(pair);
                if (view.self() < peer) {
                    stream.add(words);
                } else {
                    stream.subtract(words);
                }
            }
        }
    }
}
