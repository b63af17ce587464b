package io.sotto.client.vault;

import io.sotto.privacy.crypto.SecretBytes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One encrypted H2 file. What {@link #write} did is on the disk when it returns. H2 stops when a write fails, for instance
 * because the disk is full; the next call opens it again, as it was after the last success. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final String USER = "sotto";
    private static final int CONNECTIONS = 8;

    private final Path file;
    private final JdbcDataSource source;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Jdbi jdbi;
    private @Nullable JdbcConnectionPool pool;
    private boolean closed;
    private volatile int openings;

    /** @param file with H2's ending {@value Vault#DATABASE_ENDING} */
    Database(Path file, SecretBytes key) {
        this.file = file;
        this.source = source(file, key, "");
    }

    /**
     * Where H2 finds a file. No trace file: it would say in clear what the database holds. H2 derives an AES-128 key from its
     * password; this one has 256 bits of entropy. The user's password is no secret, the file's is.
     */
    static JdbcDataSource source(Path file, SecretBytes key, String more) {
        String path = file.toAbsolutePath().toString();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:%s;CIPHER=AES;TRACE_LEVEL_FILE=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE%s"
                .formatted(path.substring(0, path.length() - Vault.DATABASE_ENDING.length()), more));
        source.setUser(USER);
        source.setPassword(HexFormat.of().formatHex(key.reveal()) + " " + USER);
        return source;
    }

    /** How often it was opened; grows when it had to be opened again, after which memories of it may be out of date. */
    int openings() {
        return openings;
    }

    <T> T read(HandleCallback<T, RuntimeException> work) {
        return run(work, false);
    }

    /** In a transaction: all of it is done and on the disk, or nothing. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        return run(work, true);
    }

    void change(HandleConsumer<RuntimeException> work) {
        write(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /** Rewrites the file with what is in it now, so that nothing remains of what was deleted. Waits for all others. */
    void compact() {
        lock.writeLock().lock();
        try {
            shutDown("SHUTDOWN COMPACT");
        } finally {
            lock.writeLock().unlock();
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

    private <T> T run(HandleCallback<T, RuntimeException> work, boolean durably) {
        lock.readLock().lock();
        try {
            return run(opened(), work, durably);
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T run(Jdbi opened, HandleCallback<T, RuntimeException> work, boolean durably) {
        try {
            return durably ? durably(opened, work) : opened.withHandle(work);
        } catch (JdbiException e) {
            if (Failures.closesDatabase(e)) {
                discard(opened);
            }
            throw Failures.ofDatabase(file, e);
        }
    }

    /** H2 would write within half a second by itself; a kill before that must not lose what was promised. */
    private static <T> T durably(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
        return jdbi.withHandle(handle -> {
            T result = handle.inTransaction(work);
            handle.execute("CHECKPOINT SYNC");
            return result;
        });
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
            openings++;
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

    private synchronized boolean isOpen() {
        return pool != null;
    }

    private synchronized void markClosed() {
        closed = true;
    }

    private synchronized void discard(Jdbi broken) {
        if (jdbi == broken) {
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
