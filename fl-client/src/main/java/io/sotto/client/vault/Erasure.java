package io.sotto.client.vault;

import io.sotto.client.vault.VaultException.Trouble;
import org.jdbi.v3.core.HandleCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes so that nothing of what was deleted remains in the file, even for who has its key. A deleted row alone stays
 * readable there until its place is used again; so the file is rewritten before the deletion returns. If that fails or the
 * process is killed, the note that it is due stands in the same transaction as the deletion, and the next opening catches up.
 * Thread-safe.
 */
final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final Database database;

    Erasure(Database database) {
        this.database = database;
    }

    /** @param deletion gives the number of rows that it deleted; the file is rewritten if there were some */
    int erase(HandleCallback<Integer, RuntimeException> deletion) {
        int deleted = database.write(handle -> {
            int rows = deletion.withHandle(handle);
            if (rows > 0) {
                handle.execute("UPDATE vault SET erasure_due = TRUE");
            }
            return rows;
        });
        if (deleted > 0) {
            rewrite();
        }
        return deleted;
    }

    /** Rewrites the file if that is still due and there is room for it; else it stays due. */
    void catchUp() {
        if (database.read(handle -> handle.createQuery("SELECT erasure_due FROM vault")
                .mapTo(Boolean.class)
                .one())) {
            try {
                rewrite();
            } catch (VaultException e) {
                if (e.trouble() != Trouble.DISK_FULL) {
                    throw e;
                }
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    private void rewrite() {
        database.compact();
        database.change(handle -> handle.execute("UPDATE vault SET erasure_due = FALSE"));
    }
}
