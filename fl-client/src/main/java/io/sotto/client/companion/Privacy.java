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
import org.jspecify.annotations.Nullable;

/** What is kept of a person and what left this device. */
final class Privacy {
    private Privacy() {}

    static PrivacyAnswer answer(Person person, Seeing seeing) {
        OpenProfile profile = person.profile();
        return new PrivacyAnswer(
                new Camera(seeing.isLive(), text(seeing.lastFrame())),
                person.examples().count(),
                person.diary().count(),
                summary(receipts(person)),
                null,
                PolicyFile.terms(profile.folder().policyFile()).entrySet().stream()
                        .map(term -> new Term(term.getKey(), term.getValue()))
                        .toList(),
                new VaultState(
                        true,
                        KeyFile.in(profile.profile().folder()).hasPassphrase(),
                        profile.vault().file().toString(),
                        profile.vault().lengthBytes()),
                person.preferences().paused());
    }

    /** Oldest first. */
    static List<Receipt> receipts(Person person) {
        return new ReceiptFile(person.profile().folder().receiptFile()).all();
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

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
