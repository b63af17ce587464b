package io.sotto.client.companion.contract;

/**
 * A person of this device.
 *
 * @param open whether the companion is theirs now
 * @param isProtected whether their vault has a passphrase
 */
public record ProfileAnswer(
        String name,
        boolean open,

        @com.fasterxml.jackson.annotation.JsonProperty("protected")
        boolean isProtected) {}
