package io.sotto.client.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.client.companion.Errand;
import io.sotto.client.journal.RoundTaken;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sotto client participation}: whether and when the companion learns together with others. */
@Command(
        name = "participation",
        description =
                "Whether, where and when your companion learns together with others while it runs, and what the last"
                        + " rounds gave.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client participation show",
            "  sotto client participation set enabled=true server=192.168.1.20:8443 ca=ca.pem",
            "  sotto client participation set onlyWhenIdle=true onlyOnPower=true roundsPerDay=5",
            "  sotto client participation set enabled=false",
        })
final class ParticipationCommand extends GroupCommand {
    private static final int SHOWN_ROUNDS = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "show", description = "Prints terms and rounds.", mixinStandardHelpOptions = true)
    void show(@Mixin VaultOption vault, @Mixin JsonOption json) {
        Consumer<Errand> shown = json.wanted() ? this::asJson : this::asText;
        vault.run(errand -> {
            shown.accept(errand);
            return errand;
        });
    }

    @Command(name = "set", description = "Changes some terms.", mixinStandardHelpOptions = true)
    void set(@Mixin VaultOption vault, @Mixin Assignments changes) {
        changes.replace("ca", file -> Path.of(file).toAbsolutePath().toString());
        boolean enabled = vault.run(errand -> errand.changeParticipation(changes.changeOf(errand.participation())))
                .enabled();
        Printed.line(spec, enabled ? "takes part when it runs and these terms allow it" : "does not take part");
    }

    private void asJson(Errand errand) {
        ObjectNode terms = Assignments.tree(errand.participation());
        terms.put("roundsToday", errand.roundsToday());
        terms.putPOJO(
                "rounds",
                errand.rounds(SHOWN_ROUNDS).stream()
                        .map(ParticipationCommand::fields)
                        .toList());
        Printed.json(spec, "participation", terms);
    }

    private void asText(Errand errand) {
        Assignments.lines(Assignments.tree(errand.participation())).forEach(line -> Printed.line(spec, line));
        List<RoundTaken> rounds = errand.rounds(SHOWN_ROUNDS);
        String last = rounds.isEmpty() ? "" : ", the last %d:".formatted(rounds.size());
        Printed.line(spec, "%d rounds today%s".formatted(errand.roundsToday(), last));
        rounds.forEach(round -> Printed.line(
                spec,
                String.format(
                        Locale.ROOT,
                        "%-20.19s round %4d  %,6d faces  loss %.4f -> %.4f  %s",
                        round.at(),
                        round.round(),
                        round.faces(),
                        round.lossBefore(),
                        round.lossAfter(),
                        round.included() ? "in the masked sum" : "not in the sum (yet)")));
    }

    private static Map<String, Object> fields(RoundTaken round) {
        return Map.of(
                "at", round.at().toString(),
                "round", round.round(),
                "faces", round.faces(),
                "lossBefore", round.lossBefore(),
                "lossAfter", round.lossAfter(),
                "included", round.included());
    }
}
