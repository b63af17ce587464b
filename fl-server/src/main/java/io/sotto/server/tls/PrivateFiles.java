package io.sotto.server.tls;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes new files: those whose name has {@code key} in it for their owner alone (mode 0600), others for all to read. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Writes all or none. */
    public static void writeAll(Map<Path, String> contents) {
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, String> file : contents.entrySet()) {
                Path parent = file.getKey().toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createFile(file.getKey(), permissions(file.getKey()));
                written.add(file.getKey());
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            written.forEach(PrivateFiles::remove);
            throw new InvalidInputException("cannot write the keys and certificates: " + e, e);
        }
    }

    /** Set as the file is made, so that there is no moment in which others may read it. */
    private static FileAttribute<?>[] permissions(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        boolean secret = String.valueOf(file.getFileName()).contains("key");
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(secret ? "rw-------" : "rw-r--r--"))
        };
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Where nothing can be written nothing may be removable either; the first failure is the one to report.
        }
    }
}
