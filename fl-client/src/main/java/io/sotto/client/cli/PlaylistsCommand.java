package io.sotto.client.cli;

import io.sotto.client.library.Playlist;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client playlists}: lists them. */
@Command(
        name = "playlists",
        description = "Lists the playlists: the general one, one for each emotion, and your own.",
        mixinStandardHelpOptions = true)
final class PlaylistsCommand implements Runnable {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<Playlist> playlists = profile.with(open -> open.vault().playlists().all());
        if (json) {
            Printed.json(
                    spec,
                    "playlists",
                    playlists.stream().map(PlaylistsCommand::fields).toList());
        } else {
            playlists.forEach(
                    playlist -> Printed.line(spec, "%6d songs  %s".formatted(playlist.songs(), playlist.name())));
        }
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
