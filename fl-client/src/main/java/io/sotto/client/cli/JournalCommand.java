package io.sotto.client.cli;

import io.sotto.client.companion.contract.JournalDayLine;
import io.sotto.client.companion.contract.JournalLine;
import io.sotto.client.journal.DayRange;
import io.sotto.client.journal.JournalEntry;
import io.sotto.client.journal.JournalFile;
import io.sotto.client.journal.JournalPage;
import io.sotto.client.journal.Moment;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client journal}: moods and songs, without a face. */
@Command(
        name = "journal",
        description = "Your journal of moods and songs. What you delete is gone from the disk as well.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client journal add happy",
            "  sotto client journal days --from 2026-11-01",
            "  sotto client journal export journal.csv",
            "  sotto client journal delete --to 2026-10-31",
        })
final class JournalCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Which days. */
    static final class Days {
        @Option(names = "--from", paramLabel = "DAY", description = "The first day, 2026-11-25 for instance.")
        private @Nullable LocalDate from;

        @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
        private @Nullable LocalDate to;

        DayRange range() {
            return new DayRange(from, to, ZoneId.systemDefault());
        }

        boolean given() {
            return from != null || to != null;
        }
    }

    @Command(
            name = "add",
            description = "Notes how you feel, if you keep a journal (sotto client settings set keepJournal=true).",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin VaultOption vault,
            @Parameters(paramLabel = "EMOTION", description = "${COMPLETION-CANDIDATES}") Emotion emotion) {
        JournalLine added = vault.run(errand -> errand.note(emotion));
        Printed.line(spec, "entry %d: %s".formatted(added.id(), emotion.word()));
    }

    @Command(name = "list", description = "Lists entries, newest first.", mixinStandardHelpOptions = true)
    void list(@Mixin VaultOption vault, @Mixin Days days, @Mixin LimitOption limit, @Mixin JsonOption json) {
        JournalPage page = vault.with(open -> open.vault().journal().page(days.range(), 0, limit.most()));
        if (json.wanted()) {
            Printed.json(
                    spec,
                    "entries",
                    page.entries().stream().map(JournalFile::fields).toList());
        } else {
            page.entries().forEach(entry -> Printed.line(spec, line(entry)));
            Printed.line(spec, "%d of %d entries".formatted(page.entries().size(), page.total()));
        }
    }

    @Command(
            name = "days",
            description = "Counts moods, songs and emotions day by day, with each day's mean mood.",
            mixinStandardHelpOptions = true)
    void days(@Mixin VaultOption vault, @Mixin Days range, @Mixin JsonOption json) {
        List<JournalDayLine> days = vault.with(open -> open.vault().journal().days(range.range())).stream()
                .map(JournalDayLine::of)
                .toList();
        if (json.wanted()) {
            Printed.json(spec, "days", days);
        } else {
            days.forEach(day -> Printed.line(spec, line(day)));
            Printed.line(spec, "%d days".formatted(days.size()));
        }
    }

    @Command(name = "export", description = "Writes the journal as a file.", mixinStandardHelpOptions = true)
    void export(
            @Mixin VaultOption vault,
            @Mixin Days days,
            @Parameters(paramLabel = "FILE", description = "Its ending says how: .csv or .json.") Path file)
            throws IOException {
        boolean csv = file.toString().endsWith(".csv");
        if (!csv && !file.toString().endsWith(".json")) {
            throw new InvalidInputException("%s: expected a name that ends with .csv or .json".formatted(file));
        }
        List<JournalEntry> entries = vault.with(open -> open.vault().journal().all(days.range()));
        String text = csv ? JournalFile.csv(entries) : JournalFile.json(entries);
        AtomicFile.writePrivately(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        Printed.line(spec, "%d entries".formatted(entries.size()));
    }

    @Command(
            name = "delete",
            description = "Deletes one entry, those of some days, or all.",
            mixinStandardHelpOptions = true)
    void delete(
            @Mixin VaultOption vault,
            @Mixin Days days,
            @Option(names = "--all", description = "All.") boolean all,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable Long id) {
        if ((id != null ? 1 : 0) + (days.given() ? 1 : 0) + (all ? 1 : 0) != 1) {
            throw new InvalidInputException("delete: expected an entry's id, days with --from or --to, or --all");
        }
        int deleted = vault.with(open -> id != null
                ? (open.vault().journal().delete(id) ? 1 : 0)
                : open.vault().journal().delete(days.range()));
        if (id != null && deleted == 0) {
            throw new InvalidInputException("entry %d: expected one that is there".formatted(id));
        }
        Printed.line(spec, "%d deleted".formatted(deleted));
    }

    private static String line(JournalDayLine day) {
        return String.format(
                Locale.ROOT,
                "%s  %4d moods  %4d songs  %5.2f %5.2f  %s",
                day.day(),
                day.entries(),
                day.songs(),
                day.valence(),
                day.arousal(),
                day.emotions().entrySet().stream()
                        .map(emotion -> emotion.getKey() + " " + emotion.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String line(JournalEntry entry) {
        Moment moment = entry.moment();
        return "%6d  %-20.19s %-8s %-7s  %-40.40s %-30.30s %s"
                .formatted(
                        entry.id(),
                        moment.at(),
                        moment.emotion().word(),
                        moment.source().word(),
                        moment.title(),
                        moment.artist(),
                        moment.said())
                .stripTrailing();
    }
}
