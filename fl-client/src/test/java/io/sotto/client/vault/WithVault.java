package io.sotto.client.vault;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a vault that is new for each of them. */
abstract class WithVault {
    @TempDir
    Path folder;

    Vault vault;

    @BeforeEach
    void open() {
        vault = TestVaults.open(folder);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    void reopen() {
        close();
        open();
    }
}
