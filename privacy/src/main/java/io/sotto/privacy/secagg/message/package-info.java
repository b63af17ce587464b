/**
 * What travels in a round, as records with one canonical byte form each (docs/protocol.md lists the bytes). Decoders are
 * strict: any bytes give a message or a {@link io.sotto.privacy.secagg.message.DecodeException}, and allocate no more
 * than a small multiple of what was received. A decoded message is well formed, not yet true: phases judge that.
 */
@NullMarked
package io.sotto.privacy.secagg.message;

import org.jspecify.annotations.NullMarked;
