/**
 * What happened on this device: moods and songs without faces, a line a day for charts, and rounds of learning. Values and
 * their forms as files; {@code client.vault} keeps them.
 */
@NullMarked
package io.sotto.client.journal;

import org.jspecify.annotations.NullMarked;
