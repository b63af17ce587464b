package io.sotto.client.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.client.companion.contract.PrivacyAnswer;
import io.sotto.client.companion.contract.PrivacyAnswer.Epsilon;
import io.sotto.client.companion.contract.PrivacyAnswer.Receipts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sotto client privacy}: what is kept, what left this device, and under which terms. */
@Command(
        name = "privacy",
        description = "Says what is kept of you here, what left this device, under which terms it learns together with"
                + " others, and whether everything is paused.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sotto client privacy",
            "  sotto client privacy --json",
            "  sotto client pause",
            "  sotto client receipts",
        })
final class PrivacyCommand implements Runnable {
    @Mixin
    private VaultOption vault = new VaultOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrivacyAnswer answer = vault.run(errand -> errand.privacy());
        if (json.wanted()) {
            Printed.json(spec, "privacy", withoutCamera(answer));
        } else {
            print(answer);
        }
    }

    /** Only a running companion knows its camera. */
    private static ObjectNode withoutCamera(PrivacyAnswer answer) {
        ObjectNode tree = Assignments.tree(answer);
        tree.remove("camera");
        return tree;
    }

    private void print(PrivacyAnswer answer) {
        line("paused", answer.paused() ? "everything, until `sotto client resume`" : "nothing");
        line("kept here", "%d corrected faces, %d journal entries".formatted(answer.examples(), answer.journal()));
        line(
                "in",
                String.format(
                        Locale.ROOT,
                        "%s: %,d bytes, encrypted, %s",
                        answer.vault().path(),
                        answer.vault().bytes(),
                        answer.vault().passphrase() ? "with a passphrase" : "without a passphrase"));
        line("left here", left(answer.receipts()));
        line("epsilon", spent(answer.epsilon()));
        answer.policy().forEach(term -> line("policy", term.term() + " = " + term.value()));
    }

    private static String left(Receipts receipts) {
        return receipts.messages() == 0
                ? "nothing"
                : String.format(
                        Locale.ROOT,
                        "%,d bytes in %d messages of %d rounds, the last at %s: see `sotto client receipts`",
                        receipts.bytes(),
                        receipts.messages(),
                        receipts.rounds(),
                        receipts.last());
    }

    private static String spent(@Nullable Epsilon epsilon) {
        return epsilon == null
                ? "none claimed: updates travel under masks, without noise"
                : String.format(Locale.ROOT, "%.2f spent of %.2f", epsilon.spent(), epsilon.budget());
    }

    private void line(String name, String text) {
        Printed.line(spec, "%-10s %s".formatted(name, text));
    }
}
