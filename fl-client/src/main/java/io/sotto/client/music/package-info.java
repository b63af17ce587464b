/**
 * From a face's emotion to songs: moods as points of valence and arousal, a catalogue of songs with a mood each, and the
 * choice of songs whose mood fits. Pure; randomness is handed in. Nothing here sees a face, only probabilities.
 */
@NullMarked
package io.sotto.client.music;

import org.jspecify.annotations.NullMarked;
