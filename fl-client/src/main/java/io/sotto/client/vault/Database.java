package io.sotto.client.vault;

import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One encrypted H2 file. What {@link #write} did is on the disk when it returns; one writes at a time, others read meanwhile.
 * H2 stops when a write fails, for instance because the disk is full; the next call opens the file again, as it was after the
 * last success. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String USER = "sotto";
    private static final int CONNECTIONS = 8;

    private final Path file;
    /** Where H2 rewrites the file; it is deleted at the next opening. */
    private final Path unfinished;

    private final JdbcDataSource source;
    /** Work shares it, rewriting and closing have it alone. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** So that a failure on the disk is told to who caused it, and no other's change goes with it. */
    private final Lock writing = new ReentrantLock();

    private @Nullable Jdbi jdbi;
    private @Nullable JdbcConnectionPool pool;
    private boolean closed;
    private volatile int failures;

    /** @param file with H2's ending {@value Vault#DATABASE_ENDING} */
    Database(Path file, SecretBytes key) {
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + ".tempFile");
        this.source = source(file, key, "");
    }

    /**
     * Where H2 finds a file. No trace file: it would say in clear what the database holds. H2 derives an AES-128 key from its
     * password; this one has 256 bits of entropy. The user's password is no secret, the file's is. Without a write delay H2
     * writes on the thread that makes the change; a full disk that its background threads find leaves it half alive, with
     * changes in memory that the file does not have.
     */
    static JdbcDataSource source(Path file, SecretBytes key, String more) {
        String path = file.toAbsolutePath().toString();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:file:%s;CIPHER=AES;TRACE_LEVEL_FILE=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0%s"
                        .formatted(path.substring(0, path.length() - Vault.DATABASE_ENDING.length()), more));
        source.setUser(USER);
        source.setPassword(HexFormat.of().formatHex(key.reveal()) + " " + USER);
        return source;
    }

    /** How often it failed and had to be opened again, after which memories of it may be out of date. */
    int failures() {
        return failures;
    }

    /** If the database has stopped because of another's failure, it is opened again and asked once more. */
    <T> T read(HandleCallback<T, RuntimeException> work) {
        lock.readLock().lock();
        try {
            int before = failures;
            try {
                return run(work);
            } catch (VaultException e) {
                if (failures == before) {
                    throw e;
                }
                return run(work);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** In a transaction: all of it is done and on the disk, or nothing. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        lock.readLock().lock();
        writing.lock();
        try {
            return run(handle -> {
                T result = handle.inTransaction(work);
                handle.execute("CHECKPOINT SYNC");
                return result;
            });
        } finally {
            writing.unlock();
            lock.readLock().unlock();
        }
    }

    void change(HandleConsumer<RuntimeException> work) {
        write(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /**
     * Rewrites the file with what is in it now, so that nothing remains of what was deleted. Waits for all others.
     *
     * @throws VaultException if the file is as it was, of which H2 says nothing; for want of room, for instance
     */
    void compact() {
        lock.writeLock().lock();
        try {
            Optional<Object> before = identity();
            shutDown("SHUTDOWN COMPACT");
            if (Files.exists(unfinished) || (before.isPresent() && before.equals(identity()))) {
                throw Failures.ofRewriting(file);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** @throws VaultException if the disk has less room than this, whatever else it may come to */
    void requireRoom(long bytes) {
        long room;
        try {
            room = Files.getFileStore(file).getUsableSpace();
        } catch (IOException e) {
            LOG.debug("how much room there is cannot be known", e);
            return;
        }
        if (room < bytes) {
            throw Failures.ofRoom(file, bytes, room);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (isOpen()) {
                shutDown("SHUTDOWN");
            }
        } finally {
            markClosed();
            lock.writeLock().unlock();
        }
    }

    private <T> T run(HandleCallback<T, RuntimeException> work) {
        Jdbi opened = opened();
        try {
            return opened.withHandle(handle -> {
                try {
                    return work.withHandle(handle);
                } catch (JdbiException e) {
                    if (Failures.closesDatabase(e)) {
                        stop(handle.getConnection());
                    }
                    throw e;
                }
            });
        } catch (JdbiException e) {
            if (Failures.closesDatabase(e)) {
                discard(opened);
            }
            throw Failures.ofDatabase(file, e);
        }
    }

    /** Makes H2 forget what it has in memory. It may have done so by itself, which is as good. */
    private static void stop(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.debug("the database had stopped already", e);
        }
    }

    private synchronized Jdbi opened() {
        if (closed) {
            throw new IllegalStateException("%s: this vault is closed".formatted(file));
        }
        if (jdbi == null) {
            JdbcConnectionPool connections = JdbcConnectionPool.create(source);
            connections.setMaxConnections(CONNECTIONS);
            pool = connections;
            jdbi = Jdbi.create(connections);
        }
        return jdbi;
    }

    /** Not through Jdbi, which would ask the closed database how many rows that was. */
    private void shutDown(String statement) {
        try (Connection connection = source.getConnection();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException e) {
            throw Failures.ofDatabase(file, e);
        } finally {
            discard();
        }
    }

    /** What tells one file from another that took its name, on systems that do. */
    private Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            throw Failures.ofFile(file, e);
        }
    }

    private synchronized boolean isOpen() {
        return pool != null;
    }

    private synchronized void markClosed() {
        closed = true;
    }

    private synchronized void discard(Jdbi broken) {
        if (jdbi == broken) {
            failures++;
            discard();
        }
    }

    private synchronized void discard() {
        if (pool != null) {
            pool.dispose();
        }
        pool = null;
        jdbi = null;
    }
}
