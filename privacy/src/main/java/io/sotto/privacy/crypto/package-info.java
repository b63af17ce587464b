/**
 * The primitives that secure aggregation stands on, each behind a small interface: Ed25519 statements, X25519 agreement,
 * HKDF, one AEAD, and a fast key stream for masks. Secrets travel as {@link io.sotto.privacy.crypto.SecretBytes} and
 * nothing else. Everything here follows a published standard and is checked against its vectors; nothing knows a round.
 */
@NullMarked
package io.sotto.privacy.crypto;

import org.jspecify.annotations.NullMarked;
