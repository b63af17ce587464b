package io.sotto.client.companion;

import io.sotto.client.companion.contract.PrivacyAnswer;
import io.sotto.client.companion.contract.PrivacyAnswer.Camera;
import io.sotto.client.companion.contract.PrivacyAnswer.Receipts;
import io.sotto.client.companion.contract.PrivacyAnswer.Term;
import io.sotto.client.companion.contract.PrivacyAnswer.VaultState;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.state.PolicyFile;
import io.sotto.client.vault.KeyFile;
import java.time.Instant;
import java.util.List;

/** What is kept of a person and what left this device. */
final class Privacy {
    private Privacy() {}

    /** @param paused whether everything is */
    static PrivacyAnswer answer(OpenProfile profile, boolean paused, Camera camera) {
        return new PrivacyAnswer(
                camera,
                profile.vault().examples().count(),
                profile.vault().journal().count(),
                summary(receipts(profile)),
                null,
                PolicyFile.terms(profile.folder().policyFile()).entrySet().stream()
                        .map(term -> new Term(term.getKey(), term.getValue()))
                        .toList(),
                new VaultState(
                        true,
                        KeyFile.in(profile.profile().folder()).hasPassphrase(),
                        profile.vault().file().toString(),
                        profile.vault().lengthBytes()),
                paused);
    }

    static Camera camera(Cameras cameras) {
        Instant last = cameras.lastFrame();
        return new Camera(cameras.state(), last == null ? null : last.toString());
    }

    /** Oldest first. */
    static List<Receipt> receipts(OpenProfile profile) {
        return new ReceiptFile(profile.folder().receiptFile()).all();
    }

    private static Receipts summary(List<Receipt> receipts) {
        return new Receipts(
                (int) receipts.stream()
                        .map(receipt -> receipt.server() + receipt.task() + receipt.round())
                        .distinct()
                        .count(),
                receipts.size(),
                receipts.stream().mapToLong(Receipt::bytes).sum(),
                receipts.isEmpty() ? null : receipts.get(receipts.size() - 1).time());
    }
}
