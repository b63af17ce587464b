package io.sotto.client.cli;

import io.sotto.client.companion.contract.SongChange;
import io.sotto.client.library.FeedReader;
import io.sotto.client.library.ImportCount;
import io.sotto.client.library.ImportedList;
import io.sotto.client.library.LibraryRefresh;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.ReadingProgress;
import io.sotto.client.library.RefreshReport;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackPage;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSort;
import io.sotto.client.vault.SourceStore;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client library}: the songs of a companion. */
@Command(
        name = "library",
        description = "The songs of your companion.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = LinkCommand.class,
        footer = {
            "",
            "Examples:",
            "  sotto client library add ~/Music",
            "  sotto client library add https://example.org/podcast.xml --emotion neutral",
            "  sotto client library import songs.csv",
            "  sotto client library list --emotion happy piano",
            "  sotto client library set 12 emotion=sad favourite=true",
        })
final class LibraryCommand extends GroupCommand {
    static final String SONG = "The number of a song, as `sotto client recommend` and `library list` print it.";
    private static final String EMOTION = "What all its songs are for: ${COMPLETION-CANDIDATES}.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "add",
            description =
                    "Adds a folder of audio files, or a feed (M3U, CSV or RSS; a file or an http or https address),"
                            + " and reads it; from now on it is followed.",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin VaultOption vault,
            @Option(names = "--emotion", paramLabel = "NAME", description = EMOTION) @Nullable Emotion emotion,
            @Parameters(paramLabel = "FOLDER|FEED") String address) {
        boolean web = FeedReader.isWeb(address);
        Path path = Path.of(web ? "" : address).toAbsolutePath().normalize();
        if (!web && !Files.exists(path)) {
            throw new InvalidInputException(
                    "%s: expected a folder, a file or an address, found nothing".formatted(path));
        }
        LibrarySource.Kind kind = !web && Files.isDirectory(path) ? LibrarySource.Kind.FOLDER : LibrarySource.Kind.FEED;
        RefreshReport report = vault.run(errand -> {
            if (kind == LibrarySource.Kind.FEED) {
                errand.requireRunning();
            }
            Vault open = errand.profile().vault();
            SourceStore sources = open.sources();
            LibrarySource source = sources.add(kind, web ? address : path.toString(), emotion);
            RefreshReport read = refresh(open).one(source, ReadingProgress.SILENT);
            if (read.trouble() != null && source.refreshed() == null) {
                sources.remove(source.id());
            }
            return read;
        });
        if (report.trouble() != null) {
            throw new InvalidInputException(report.trouble());
        }
        print(report);
    }

    @Command(
            name = "import",
            description =
                    "Takes over the songs of a list once: CSV (expression, genre, artist, title, year, link) or M3U.",
            mixinStandardHelpOptions = true)
    void takeOver(
            @Mixin VaultOption vault,
            @Option(names = "--emotion", paramLabel = "NAME", description = EMOTION) @Nullable Emotion emotion,
            @Parameters(paramLabel = "FILE") Path file) {
        ImportedList list = FeedReader.standard().read(file.toAbsolutePath().toString(), emotion);
        ImportCount count = vault.with(open -> open.vault()
                .songs()
                .addAll(list.tracks(), InstantSource.system().instant()));
        Printed.problems(spec, list.problems());
        Printed.line(spec, "%d added, %d updated".formatted(count.added(), count.updated()));
    }

    @Command(name = "list", description = "Searches the library.", mixinStandardHelpOptions = true)
    void list(
            @Mixin VaultOption vault,
            @Option(names = "--emotion", paramLabel = "NAME", description = "Only songs for: ${COMPLETION-CANDIDATES}.")
                    @Nullable
                    Emotion emotion,
            @Option(names = "--favourites", description = "Only favourites.") boolean favourites,
            @Option(
                            names = "--sort",
                            paramLabel = "BY",
                            defaultValue = "title",
                            description = "${COMPLETION-CANDIDATES} (standard: ${DEFAULT-VALUE}).")
                    TrackSort sort,
            @Mixin LimitOption limit,
            @Mixin JsonOption json,
            @Parameters(paramLabel = "WORD", arity = "0..*") @Nullable List<String> words) {
        String wanted = words == null ? "" : String.join(" ", words);
        TrackPage page = vault.with(open ->
                open.vault().songs().search(new TrackQuery(wanted, emotion, favourites, null, sort, 0, limit.most())));
        if (json.wanted()) {
            Printed.json(
                    spec,
                    "library",
                    Map.of(
                            "total",
                            page.total(),
                            "songs",
                            page.tracks().stream().map(Printed::fields).toList()));
        } else {
            page.tracks().forEach(track -> Printed.line(spec, Printed.track(track)));
            Printed.line(spec, "%d of %d songs".formatted(page.tracks().size(), page.total()));
        }
    }

    @Command(
            name = "remove",
            description = "Takes songs out of the library and all playlists; files stay.",
            mixinStandardHelpOptions = true)
    void remove(
            @Mixin VaultOption vault,
            @Parameters(paramLabel = "SONG", arity = "1..*", description = SONG) List<Long> songs) {
        int removed = vault.with(open -> open.vault().songs().delete(songs));
        Printed.line(spec, "%d of %d removed".formatted(removed, songs.size()));
    }

    @Command(name = "favourite", description = "Marks a song as a favourite.", mixinStandardHelpOptions = true)
    void favourite(
            @Mixin VaultOption vault,
            @Option(names = "--no", description = "It is none any more.") boolean none,
            @Parameters(paramLabel = "SONG", description = SONG) long song) {
        Track track = vault.with(open -> open.vault()
                .songs()
                .setFavourite(song, !none)
                .orElseThrow(() ->
                        new InvalidInputException("song %d: expected one that is in the library".formatted(song))));
        Printed.line(spec, Printed.track(track));
    }

    @Command(name = "show", description = "Prints what is known of a song.", mixinStandardHelpOptions = true)
    void show(
            @Mixin VaultOption vault,
            @Mixin JsonOption json,
            @Parameters(paramLabel = "SONG", description = SONG) long song) {
        Track track = vault.run(errand -> errand.songs().track(song));
        if (json.wanted()) {
            Printed.json(spec, "song", Printed.fields(track));
        } else {
            Assignments.lines(Assignments.tree(SongChange.of(track))).forEach(line -> Printed.line(spec, line));
        }
    }

    @Command(
            name = "set",
            description = "Changes what is known of a song; no refresh takes it back.",
            mixinStandardHelpOptions = true)
    void set(
            @Mixin VaultOption vault,
            @Parameters(index = "0", paramLabel = "SONG", description = SONG) long song,
            @Mixin Assignments changes) {
        Track track = vault.run(errand -> {
            errand.songs()
                    .change(song, changes.changeOf(SongChange.of(errand.songs().track(song))));
            return errand.songs().track(song);
        });
        Printed.line(spec, Printed.track(track));
    }

    @Command(name = "sources", description = "Lists the folders and feeds.", mixinStandardHelpOptions = true)
    void sources(@Mixin VaultOption vault) {
        List<LibrarySource> sources = vault.with(open -> open.vault().sources().sources());
        sources.forEach(source -> Printed.line(
                spec,
                "%6d songs  %-8s %s%s"
                        .formatted(
                                source.songs(),
                                Printed.word(source.emotion()),
                                source.address(),
                                source.trouble() == null ? "" : " (not read: %s)".formatted(source.trouble()))));
        Printed.line(spec, "%d folders and feeds".formatted(sources.size()));
    }

    @Command(name = "refresh", description = "Reads all folders and feeds again.", mixinStandardHelpOptions = true)
    void refreshAll(@Mixin VaultOption vault) {
        List<RefreshReport> reports = vault.run(errand -> {
            errand.requireRunning();
            return refresh(errand.profile().vault()).all(ReadingProgress.SILENT);
        });
        reports.forEach(this::print);
        if (reports.isEmpty()) {
            Printed.line(spec, "no folder and no feed to read: see `sotto client library add`");
        }
    }

    @Command(
            name = "forget",
            description = "Forgets a folder or feed and its songs; files stay.",
            mixinStandardHelpOptions = true)
    void forget(@Mixin VaultOption vault, @Parameters(paramLabel = "FOLDER|FEED") String address) {
        String wanted = FeedReader.isWeb(address)
                ? address
                : Path.of(address).toAbsolutePath().normalize().toString();
        boolean known = vault.with(open -> open.vault().sources().sources().stream()
                .filter(source -> source.address().equals(wanted))
                .map(source -> open.vault().sources().remove(source.id()))
                .findFirst()
                .orElse(false));
        if (!known) {
            throw new InvalidInputException("%s: expected a folder or feed of the library".formatted(wanted));
        }
    }

    private static LibraryRefresh refresh(Vault vault) {
        return new LibraryRefresh(vault.sources(), FeedReader.standard(), InstantSource.system());
    }

    private void print(RefreshReport report) {
        Printed.problems(spec, report.problems());
        Printed.line(
                spec,
                "%s: %s"
                        .formatted(
                                report.source().address(),
                                report.trouble() != null
                                        ? "not read, its songs stay: " + report.trouble()
                                        : "%d added, %d updated, %d gone"
                                                .formatted(
                                                        report.count().added(),
                                                        report.count().updated(),
                                                        report.count().removed())));
    }
}
