package io.sotto.client.cli;

import io.sotto.client.companion.contract.ExampleLine;
import io.sotto.client.examples.Example;
import io.sotto.client.examples.ExampleArchive;
import io.sotto.client.live.FaceReading;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client examples}: faces that a person corrected. */
@Command(
        name = "examples",
        description =
                "The faces that you corrected, which this device learns from. What you delete is gone from the disk as"
                        + " well.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client examples add photo.jpg sad",
            "  sotto client examples list",
            "  sotto client examples export faces.zip",
            "  sotto client examples delete --all",
        })
final class ExamplesCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "add",
            description = "Keeps the largest face of a photo with what you felt, if faces may be kept"
                    + " (sotto client settings set keepFaces=true). The photo itself is not kept.",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin VaultOption vault,
            @Mixin PhotoOptions photos,
            @Parameters(index = "0", paramLabel = "PHOTO", description = "JPEG or PNG.") Path photo,
            @Parameters(index = "1", paramLabel = "EMOTION", description = "${COMPLETION-CANDIDATES}")
                    Emotion emotion) {
        ExampleLine kept = vault.run(errand -> {
            errand.requireRunning();
            FaceReading face = photos.read(photo, vault.profile()).reading();
            return errand.keep(face.crop(), face.prediction(), emotion);
        });
        Printed.line(
                spec,
                "example %d: %s (the model said %s)"
                        .formatted(kept.id(), emotion.word(), Printed.word(kept.predicted())));
    }

    @Command(name = "list", description = "Lists them, oldest first.", mixinStandardHelpOptions = true)
    void list(@Mixin VaultOption vault, @Mixin JsonOption json) {
        List<Example> examples = vault.with(open -> open.vault().examples().all());
        if (json.wanted()) {
            Printed.json(
                    spec,
                    "examples",
                    examples.stream().map(ExamplesCommand::fields).toList());
        } else {
            examples.forEach(example -> Printed.line(
                    spec,
                    "%6d  %-20.19s %-8s (the model said %s)"
                            .formatted(
                                    example.id(),
                                    example.at(),
                                    example.emotion().word(),
                                    Printed.word(example.predicted()))));
            Printed.line(spec, "%d examples".formatted(examples.size()));
        }
    }

    @Command(
            name = "export",
            description = "Writes them as a ZIP with a folder for each emotion.",
            mixinStandardHelpOptions = true)
    void export(@Mixin VaultOption vault, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        List<Example> examples = vault.with(open -> open.vault().examples().all());
        AtomicFile.writePrivately(file, out -> ExampleArchive.write(examples, out));
        Printed.line(spec, "%d examples".formatted(examples.size()));
    }

    @Command(name = "delete", description = "Deletes one or all.", mixinStandardHelpOptions = true)
    void delete(
            @Mixin VaultOption vault,
            @Option(names = "--all", description = "All.") boolean all,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable Long id) {
        if (all == (id != null)) {
            throw new InvalidInputException("delete: expected an example's id or --all");
        }
        int deleted = vault.with(open -> id != null
                ? (open.vault().examples().delete(id) ? 1 : 0)
                : open.vault().examples().deleteAll());
        if (id != null && deleted == 0) {
            throw new InvalidInputException("example %d: expected one that is there".formatted(id));
        }
        Printed.line(spec, "%d deleted".formatted(deleted));
    }

    private static Map<String, Object> fields(Example example) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", example.id());
        fields.put("at", example.at().toString());
        fields.put("emotion", example.emotion().word());
        fields.put(
                "predicted",
                example.predicted() == null ? null : example.predicted().word());
        return fields;
    }
}
