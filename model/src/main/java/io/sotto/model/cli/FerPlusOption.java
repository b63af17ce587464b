package io.sotto.model.cli;

import io.sotto.model.data.FaceSource;
import io.sotto.model.data.FerPlus;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where FER+'s labels are: in the file that {@code --ferplus} names, or else beside the faces. */
final class FerPlusOption {
    private FerPlusOption() {}

    static Optional<Path> file(@Nullable Path given, String data) {
        if (given != null) {
            return Optional.of(given);
        }
        return FaceSource.isSynthetic(data) ? Optional.empty() : FerPlus.beside(Path.of(data));
    }
}
