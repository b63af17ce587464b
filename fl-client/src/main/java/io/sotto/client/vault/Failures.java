package io.sotto.client.vault;

import io.sotto.client.vault.VaultException.Trouble;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** Says in Sotto's words what went wrong in the database. */
final class Failures {
    private static final Set<Integer> CLOSED = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.FILE_CORRUPTED_1);

    private Failures() {}

    /** Of a database file, whether it was to be opened or used. */
    static VaultException ofDatabase(Path file, Throwable failure) {
        if (isDiskFull(failure)) {
            return diskFull(file, failure);
        }
        return switch (code(failure)) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new VaultException(Trouble.IN_USE, "%s: another process has it open".formatted(file), failure);
            case ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD ->
                new VaultException(
                        Trouble.DAMAGED, "%s: %s beside it is not its key".formatted(file, Vault.KEY), failure);
            case ErrorCode.FILE_VERSION_ERROR_1 -> newer(file, failure);
            case ErrorCode.FILE_CORRUPTED_1 ->
                new VaultException(Trouble.DAMAGED, "%s: damaged: expected a whole database".formatted(file), failure);
            default ->
                mentions(failure, "write format", "read format")
                        ? newer(file, failure)
                        : new VaultException(
                                Trouble.UNREACHABLE,
                                "%s: cannot be used: %s"
                                        .formatted(file, failure.getClass().getSimpleName()),
                                failure);
        };
    }

    /** Of a database file that was only to be read: whatever H2 does not recognise is no database any more. */
    static VaultException ofReading(Path file, Throwable failure) {
        VaultException known = ofDatabase(file, failure);
        return known.trouble() == Trouble.UNREACHABLE ? damaged(file, failure) : known;
    }

    /** Of another file of the vault. */
    static VaultException ofFile(Path file, Exception failure) {
        return isDiskFull(failure)
                ? diskFull(file, failure)
                : new VaultException(
                        Trouble.UNREACHABLE, "%s: cannot be written: %s".formatted(file, failure), failure);
    }

    /** Of a database file that could not be rewritten; H2 keeps to itself why. */
    static VaultException ofRewriting(Path file) {
        return new VaultException(
                Trouble.DISK_FULL,
                ("%s: not rewritten, perhaps the disk is full: what was deleted is gone from what you keep, but who has the key"
                                + " can still read it in this file; make room for another as large, then delete more or start again")
                        .formatted(file));
    }

    /** Of a disk that is known to have too little room for a change, which was not begun. */
    static VaultException ofRoom(Path file, long neededBytes, long foundBytes) {
        return new VaultException(
                Trouble.DISK_FULL,
                "%s: the disk is too full for that: expected room for %d KiB, found %d KiB; nothing was changed"
                        .formatted(file, neededBytes >> 10, foundBytes >> 10));
    }

    /** Whether the database has stopped, so that it has to be opened again. */
    static boolean closesDatabase(Throwable failure) {
        return isDiskFull(failure) || CLOSED.contains(code(failure));
    }

    private static VaultException damaged(Path file, Throwable failure) {
        return new VaultException(Trouble.DAMAGED, "%s: damaged: expected a whole database".formatted(file), failure);
    }

    private static VaultException newer(Path file, Throwable failure) {
        return new VaultException(
                Trouble.NEWER_DATABASE,
                "%s: a later version of Sotto wrote it: expected a database of this version or before".formatted(file),
                failure);
    }

    private static VaultException diskFull(Path file, Throwable failure) {
        return new VaultException(
                Trouble.DISK_FULL,
                ("%s: the disk is full: the last change is not kept, all before it is; to open it again takes some hundred KiB"
                                + " of room")
                        .formatted(file),
                failure);
    }

    private static boolean isDiskFull(Throwable failure) {
        return mentions(failure, "no space left", "not enough space", "disk quota", "file too large");
    }

    private static boolean mentions(Throwable failure, String... words) {
        return causes(failure)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(message -> Stream.of(words).anyMatch(message::contains));
    }

    private static int code(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getErrorCode())
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }

    /** What led to it. A batch that fails says why in what comes next to it, not in its cause. */
    private static Stream<Throwable> causes(Throwable failure) {
        return chain(failure)
                .flatMap(cause -> cause instanceof SQLException batch && batch.getNextException() != null
                        ? Stream.concat(Stream.of(cause), chain(batch.getNextException()))
                        : Stream.of(cause));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
