/**
 * Pieces that Sotto composes itself, so that a fresh machine has something to hear: a mood becomes a plan (key, tempo,
 * instruments), a plan a score. Pure and deterministic: the same piece has the same notes each time. Sound is made of
 * scores in {@code compose.sound}.
 *
 * <pre>
 * Piece (mood, seed) -> Planner -> Plan -> Composer (Harmony, MelodyWriter, Accompaniment, Drummer) -> Score -> Renderer -> WAV
 * </pre>
 */
@NullMarked
package io.sotto.client.compose;

import org.jspecify.annotations.NullMarked;
