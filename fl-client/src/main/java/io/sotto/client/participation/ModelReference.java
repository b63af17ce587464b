package io.sotto.client.participation;

import io.sotto.model.Sha256;

/**
 * A global model as the coordinator names it, before it is fetched.
 *
 * @param network architecture and normalisation, such as {@code small+batch}
 * @param layoutSha256 hash of the parameter layout
 * @param sha256 hash of the layout's hash and the canonical bytes
 * @param byteLength length of the canonical bytes, 4 or more
 */
public record ModelReference(String network, Sha256 layoutSha256, Sha256 sha256, long byteLength) {}
