package io.sotto.client.participation;

import io.sotto.privacy.secagg.message.RoundId;

/** Fetch what a step of a round tells this device, and answer it. */
public record StepTask(RoundId round, RoundStep step) {}
