/**
 * What a device keeps between runs: the session's token and the last global model, in one folder that only its owner may
 * enter and only one process at a time uses. Files change whole or not at all.
 */
@NullMarked
package io.sotto.client.state;

import org.jspecify.annotations.NullMarked;
