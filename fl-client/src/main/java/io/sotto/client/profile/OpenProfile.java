package io.sotto.client.profile;

import io.sotto.client.state.StateFolder;
import io.sotto.client.vault.Vault;
import io.sotto.client.vault.VaultException;
import io.sotto.privacy.crypto.SecretBytes;
import java.util.Optional;

/** A profile that this process holds: nobody else opens it until it is closed. */
public final class OpenProfile implements AutoCloseable {
    private final Profile profile;
    private final StateFolder folder;
    private final Vault vault;

    private OpenProfile(Profile profile, StateFolder folder, Vault vault) {
        this.profile = profile;
        this.folder = folder;
        this.vault = vault;
    }

    /**
     * Opens a profile and its vault.
     *
     * @param passphrase empty if it has none
     * @throws io.sotto.model.InvalidInputException if another process holds it
     * @throws VaultException if its vault cannot be opened
     */
    public static OpenProfile open(Profile profile, Optional<SecretBytes> passphrase) {
        StateFolder folder = StateFolder.open(profile.folder());
        try {
            return new OpenProfile(profile, folder, Vault.open(profile.folder(), passphrase));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public Profile profile() {
        return profile;
    }

    /** What it keeps for taking part. */
    public StateFolder folder() {
        return folder;
    }

    public Vault vault() {
        return vault;
    }

    @Override
    public void close() {
        try {
            vault.close();
        } finally {
            folder.close();
        }
    }
}
