/**
 * From scores to sound: instruments are wavetables and frequency modulation with envelopes; parts are placed in a room,
 * brought to one loudness and written as WAV. Pure and deterministic, and without allocation in any loop over samples.
 */
@NullMarked
package io.sotto.client.compose.sound;

import org.jspecify.annotations.NullMarked;
