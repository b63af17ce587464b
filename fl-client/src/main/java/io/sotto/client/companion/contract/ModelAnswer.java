package io.sotto.client.companion.contract;

/**
 * Which model reads faces.
 *
 * @param network its name
 * @param sha256 of its parameters, hexadecimal
 * @param federated whether it came from learning together; else it is one that comes with Sotto
 */
public record ModelAnswer(String network, String sha256, boolean federated) {}
