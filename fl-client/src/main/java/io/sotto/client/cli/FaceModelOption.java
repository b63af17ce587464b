package io.sotto.client.cli;

import io.sotto.client.vision.FaceFinder;
import io.sotto.client.vision.HaarFaceFinder;
import io.sotto.client.vision.YuNetFaceFinder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What finds faces. */
final class FaceModelOption {
    @Option(
            names = "--face-model",
            paramLabel = "FILE",
            description = "Find faces with YuNet, whose ONNX file this is, instead of OpenCV's Haar cascades.")
    private @Nullable Path file;

    /** YuNet's file; null for OpenCV's cascades. */
    @Nullable
    Path file() {
        return file;
    }

    FaceFinder finder() {
        return file == null ? new HaarFaceFinder() : new YuNetFaceFinder(file);
    }
}
