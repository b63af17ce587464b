package io.sotto.client.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.state.StateFolder;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sotto client receipts}: what left this device. */
@Command(
        name = "receipts",
        description = "Lists what left this device: every message of every round, and what protected it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sotto client receipts",
            "  sotto client receipts --profile ana --json",
        })
final class ReceiptsCommand implements Runnable {
    private static final int JSON_VERSION = 1;

    @Mixin
    private ProfileOption whose = new ProfileOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<Receipt> receipts =
                new ReceiptFile(StateFolder.receiptFile(whose.profile().folder())).all();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            out.println(asJson(receipts));
        } else if (receipts.isEmpty()) {
            out.println("nothing has left this device");
        } else {
            table(receipts, out);
        }
        out.flush();
    }

    private static void table(List<Receipt> receipts, PrintWriter out) {
        out.printf(
                "%-20s %5s %-9s %10s  %-12s  %-12s %6s  %s%n",
                "time", "round", "step", "bytes", "sha-256", "model", "cohort", "protected by");
        for (Receipt receipt : receipts) {
            out.printf(
                    Locale.ROOT,
                    "%-20.19s %5d %-9s %,10d  %-12.12s  %-12.12s %6s  %s%n",
                    receipt.time(),
                    receipt.round(),
                    receipt.step(),
                    receipt.bytes(),
                    receipt.sha256(),
                    receipt.model(),
                    receipt.cohort() == 0 ? "-" : receipt.cohort(),
                    receipt.protection());
        }
    }

    private static String asJson(List<Receipt> receipts) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", JSON_VERSION);
        root.put("receipts", receipts);
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("receipts are plain values", e);
        }
    }
}
