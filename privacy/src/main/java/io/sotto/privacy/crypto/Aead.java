package io.sotto.privacy.crypto;

import java.util.Optional;

/**
 * Seals one message under one key: nobody without the key reads it or changes it or its context unnoticed. A key seals
 * one message in its life; whoever needs to seal two derives two keys.
 */
public interface Aead {
    /** Bytes in a key. */
    int keyBytes();

    /** How many bytes a sealed message is longer than the plain one. */
    int overheadBytes();

    /** @param context public bytes that the seal covers as well */
    byte[] seal(SecretBytes key, byte[] context, byte[] plaintext);

    /** The message, or nothing if key, context or any bit of the sealed message is not as it was. */
    Optional<SecretBytes> open(SecretBytes key, byte[] context, byte[] sealed);
}
