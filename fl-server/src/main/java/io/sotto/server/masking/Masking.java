package io.sotto.server.masking;

import io.sotto.privacy.secagg.Aggregator;
import java.time.InstantSource;

/**
 * What all masked rounds of a run share.
 *
 * @param clock tells whether enrolments and descriptors have expired
 */
public record Masking(Aggregator aggregator, RoundNames names, InstantSource clock) {}
