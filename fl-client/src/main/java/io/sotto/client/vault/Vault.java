package io.sotto.client.vault;

import io.sotto.client.vault.VaultException.Trouble;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encrypted memory of one profile, in three files of its folder: the database {@value #DATABASE}, its key {@value #KEY},
 * and {@value #MARK}, which tells a whole database from one that was cut short. Opening makes what is not there yet, and
 * brings an older database to this version. One process has it open at a time. Thread-safe, and so are its stores.
 */
public final class Vault implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    static final String DATABASE_ENDING = ".mv.db";
    static final String DATABASE = "vault" + DATABASE_ENDING;
    static final String KEY = "vault.key";
    static final String MARK = "vault.mark";

    private final Path file;
    private final Database database;
    private final VaultMark mark;
    private final long generation;
    private final SongStore songs;
    private final SourceStore sources;
    private final PlaylistStore playlists;
    private final JournalStore journal;
    private final ExampleStore examples;
    private final FeedbackStore feedback;
    private final SettingStore settings;
    private final ParticipationStore participation;

    private Vault(Path file, Database database, VaultMark mark) {
        this.file = file;
        this.database = database;
        this.mark = mark;
        Erasure erasure = new Erasure(database);
        generation = nextGeneration(database);
        mark.opened(generation);
        erasure.catchUp();
        songs = new SongStore(database, erasure);
        sources = new SourceStore(database, erasure, songs);
        playlists = new PlaylistStore(database, erasure, songs);
        journal = new JournalStore(database, erasure);
        examples = new ExampleStore(database, erasure);
        feedback = new FeedbackStore(database, erasure);
        settings = new SettingStore(database, erasure);
        participation = new ParticipationStore(database);
    }

    /**
     * Opens the vault of a folder, which must be there.
     *
     * @param passphrase empty if it has none, or the person was not asked yet
     * @throws VaultException if it cannot be opened; nothing was changed then
     */
    public static Vault open(Path folder, Optional<SecretBytes> passphrase) {
        return open(folder, KeyFile.in(folder), passphrase);
    }

    static Vault open(Path folder, KeyFile keyFile, Optional<SecretBytes> passphrase) {
        Path file = folder.resolve(DATABASE);
        VaultMark mark = new VaultMark(folder.resolve(MARK), file);
        mark.requireWhole();
        if (!keyFile.exists()) {
            requireNoDatabase(file);
            keyFile.create();
        }
        try (SecretBytes key = keyFile.unlock(passphrase)) {
            return open(file, key, mark);
        }
    }

    private static Vault open(Path file, SecretBytes key, VaultMark mark) {
        if (Files.exists(file)) {
            mark.requireGeneration(
                    Schema.generation(file, Database.source(file, key, ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE")));
        }
        Schema.migrate(file, Database.source(file, key, ""));
        Database database = new Database(file, key);
        try {
            return new Vault(file, database, mark);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Deletes a vault that is not open: its key first, overwritten, without which the rest is noise. */
    public static void delete(Path folder) {
        try {
            Path key = folder.resolve(KEY);
            if (Files.exists(key)) {
                Files.write(key, new byte[(int) Files.size(key)]);
                Files.delete(key);
            }
            for (String name : List.of(DATABASE, DATABASE + ".tempFile", DATABASE + ".newFile", MARK)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw Failures.ofFile(folder, e);
        }
    }

    public SongStore songs() {
        return songs;
    }

    public SourceStore sources() {
        return sources;
    }

    public PlaylistStore playlists() {
        return playlists;
    }

    public JournalStore journal() {
        return journal;
    }

    public ExampleStore examples() {
        return examples;
    }

    public FeedbackStore feedback() {
        return feedback;
    }

    public SettingStore settings() {
        return settings;
    }

    public ParticipationStore participation() {
        return participation;
    }

    /** The database file. */
    public Path file() {
        return file;
    }

    /** Its length in bytes. */
    public long lengthBytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Failures.ofFile(file, e);
        }
    }

    /** Closing again changes nothing. All is on the disk before; a disk that is full hinders nobody from leaving. */
    @Override
    public void close() {
        if (!database.isClosed()) {
            database.close();
            try {
                mark.closed(generation);
            } catch (VaultException e) {
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    private static void requireNoDatabase(Path file) {
        if (Files.exists(file)) {
            throw new VaultException(
                    Trouble.DAMAGED,
                    "%s: expected its key in %s, found none: put the key file back; nobody can open it without"
                            .formatted(file, KEY));
        }
    }

    private static long nextGeneration(Database database) {
        return database.write(handle -> {
            handle.execute("UPDATE vault SET generation = generation + 1");
            return handle.createQuery("SELECT generation FROM vault")
                    .mapTo(Long.class)
                    .one();
        });
    }
}
