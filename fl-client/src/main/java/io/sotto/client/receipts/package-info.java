/**
 * What left this device, written down before it is sent: a line a message in a file that is only ever added to. The owner
 * reads it; nobody else is told.
 */
@NullMarked
package io.sotto.client.receipts;

import org.jspecify.annotations.NullMarked;
