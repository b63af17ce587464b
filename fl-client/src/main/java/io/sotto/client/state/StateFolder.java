package io.sotto.client.state;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder in which a device keeps its state, held for this process until it is closed. */
public final class StateFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String SESSION = "session";
    private static final String RECEIPTS = "receipts.jsonl";
    private static final String POLICY = "policy.properties";
    private static final String MODEL = "model.sotto";
    private static final String FEDERATION = "federation-";
    private static final Set<String> OURS = Set.of(SESSION, RECEIPTS, POLICY, MODEL);

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Where devices keep their state unless told otherwise. */
    public static Path standard() {
        return Path.of(System.getProperty("user.home"), ".sotto", "client");
    }

    /** The model file in a folder, whether it is there or not. */
    public static Path modelFile(Path folder) {
        return folder.resolve(MODEL);
    }

    /** The receipts in a folder, whether there are any or not. */
    public static Path receiptFile(Path folder) {
        return folder.resolve(RECEIPTS);
    }

    /**
     * Opens a folder, and makes it for this user alone if it is not there.
     *
     * @throws InvalidInputException if it cannot be made or written to, or another process holds it
     */
    public static StateFolder open(Path folder) {
        try {
            Files.createDirectories(folder, ownerOnly());
            return new StateFolder(folder, locked(folder));
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException("%s: expected a folder, found a file".formatted(folder), e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s: expected a folder to keep the client's state in, found: %s".formatted(folder, e), e);
        }
    }

    /** Keeps the session's token; secret. */
    public Path sessionFile() {
        return folder.resolve(SESSION);
    }

    /** Holds who this device is to the coordinator at this address, and what it remembers of its rounds. */
    public Path membershipFolder(String server) {
        Path memberships = folder.resolve(FEDERATION + server.replaceAll("[^A-Za-z0-9.-]", "_"));
        try {
            return Files.createDirectories(memberships, ownerOnly());
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be made: %s".formatted(memberships, e), e);
        }
    }

    /** Says what left this device. */
    public Path receiptFile() {
        return receiptFile(folder);
    }

    /** Says what this device agrees to. */
    public Path policyFile() {
        return folder.resolve(POLICY);
    }

    /** Holds the last global model. */
    public Path modelFile() {
        return modelFile(folder);
    }

    /** Deletes all that Sotto keeps in it for taking part; other files stay. */
    public void clear() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(StateFolder::isOurs).toList()) {
                deleteTree(file);
            }
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be cleared: %s".formatted(folder, e), e);
        }
    }

    /** Deletes a folder that was cleared and closed, if nothing is left in it but its lock. */
    public static void deleteEmpty(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.delete(folder);
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return OURS.contains(name) || name.startsWith(FEDERATION);
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Lets another process have the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lockOf(channel) == null) {
            channel.close();
            throw new InvalidInputException(
                    "%s: another client uses this folder: give each client its own with --state".formatted(folder));
        }
        return channel;
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
