package io.sotto.client.cli;

import io.sotto.client.library.M3uFile;
import io.sotto.client.library.Playlist;
import io.sotto.client.library.Track;
import io.sotto.client.vault.PlaylistStore;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client playlists}: the general one, one for each emotion, and a person's own. */
@Command(
        name = "playlists",
        description =
                "The playlists: the general one, one for each emotion, and your own. A playlist goes by its name.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client playlists create Evening",
            "  sotto client playlists add Evening 12 7",
            "  sotto client playlists set Evening 7 12 3",
            "  sotto client playlists export happy --out happy.m3u8",
        })
final class PlaylistsCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
    void list(@Mixin VaultOption vault, @Mixin JsonOption json) {
        List<Playlist> playlists = vault.with(open -> open.vault().playlists().all());
        if (json.wanted()) {
            Printed.json(
                    spec,
                    "playlists",
                    playlists.stream().map(PlaylistsCommand::fields).toList());
        } else {
            playlists.forEach(
                    playlist -> Printed.line(spec, "%6d songs  %s".formatted(playlist.songs(), playlist.name())));
        }
    }

    @Command(name = "show", description = "Lists the songs of one, in order.", mixinStandardHelpOptions = true)
    void show(@Mixin VaultOption vault, @Mixin JsonOption json, @Parameters(paramLabel = "PLAYLIST") String name) {
        List<Track> tracks = with(vault, name, (store, playlist) -> store.tracks(playlist.id()));
        if (json.wanted()) {
            Printed.json(spec, "songs", tracks.stream().map(Printed::fields).toList());
        } else {
            tracks.forEach(track -> Printed.line(spec, Printed.track(track)));
        }
    }

    @Command(name = "create", description = "Makes one of your own.", mixinStandardHelpOptions = true)
    void create(@Mixin VaultOption vault, @Parameters(paramLabel = "PLAYLIST") String name) {
        Playlist made = vault.with(open -> open.vault().playlists().create(name));
        Printed.line(spec, made.name());
    }

    @Command(name = "add", description = "Adds songs at its end.", mixinStandardHelpOptions = true)
    void add(
            @Mixin VaultOption vault,
            @Parameters(index = "0", paramLabel = "PLAYLIST") String name,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "SONG", description = LibraryCommand.SONG)
                    List<Long> songs) {
        int total = with(vault, name, (store, playlist) -> {
            store.append(playlist.id(), songs);
            return store.tracks(playlist.id()).size();
        });
        Printed.line(spec, "%d songs".formatted(total));
    }

    @Command(
            name = "set",
            description = "Gives it these songs in this order, instead of those it has.",
            mixinStandardHelpOptions = true)
    void set(
            @Mixin VaultOption vault,
            @Parameters(index = "0", paramLabel = "PLAYLIST") String name,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "SONG", description = LibraryCommand.SONG)
                    @Nullable
                    List<Long> songs) {
        int total = with(vault, name, (store, playlist) -> {
            store.setTracks(playlist.id(), songs == null ? List.of() : songs);
            return store.tracks(playlist.id()).size();
        });
        Printed.line(spec, "%d songs".formatted(total));
    }

    @Command(name = "rename", description = "Gives one of your own another name.", mixinStandardHelpOptions = true)
    void rename(
            @Mixin VaultOption vault,
            @Parameters(index = "0", paramLabel = "PLAYLIST") String name,
            @Parameters(index = "1", paramLabel = "NEW-NAME") String next) {
        Playlist renamed = with(
                vault,
                name,
                (store, playlist) -> store.rename(playlist.id(), next).orElseThrow(() -> notOwn(name)));
        Printed.line(spec, renamed.name());
    }

    @Command(name = "delete", description = "Deletes one of your own; its songs stay.", mixinStandardHelpOptions = true)
    void delete(@Mixin VaultOption vault, @Parameters(paramLabel = "PLAYLIST") String name) {
        if (!with(vault, name, (store, playlist) -> store.delete(playlist.id()))) {
            throw notOwn(name);
        }
    }

    @Command(name = "export", description = "Writes one as M3U.", mixinStandardHelpOptions = true)
    void export(
            @Mixin VaultOption vault,
            @Option(names = "--out", paramLabel = "FILE", description = "Where to (standard: standard output).")
                    @Nullable
                    Path out,
            @Parameters(paramLabel = "PLAYLIST") String name)
            throws IOException {
        String list = with(vault, name, (store, playlist) -> M3uFile.write(store.tracks(playlist.id())));
        if (out == null) {
            Printed.line(spec, list.stripTrailing());
        } else {
            AtomicFile.write(out, stream -> stream.write(list.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static <T> T with(VaultOption vault, String name, BiFunction<PlaylistStore, Playlist, T> work) {
        return vault.with(open -> {
            PlaylistStore store = open.vault().playlists();
            return work.apply(store, named(store.all(), name));
        });
    }

    private static InvalidInputException notOwn(String name) {
        return new InvalidInputException("playlist '%s': expected one of your own".formatted(name));
    }

    private static Playlist named(List<Playlist> all, String name) {
        return all.stream()
                .filter(playlist -> playlist.name().equalsIgnoreCase(name))
                .min(Comparator.comparing(playlist -> !playlist.name().equals(name)))
                .orElseThrow(() -> new InvalidInputException("playlist '%s': expected one of %s"
                        .formatted(name, all.stream().map(Playlist::name).collect(Collectors.joining(", ")))));
    }

    private static Map<String, Object> fields(Playlist playlist) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", playlist.id());
        fields.put("name", playlist.name());
        fields.put("kind", playlist.kind().name().toLowerCase(Locale.ROOT));
        fields.put(
                "emotion",
                playlist.emotion() == null ? null : playlist.emotion().word());
        fields.put("songs", playlist.songs());
        return fields;
    }
}
