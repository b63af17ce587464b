package io.sotto.client.participation;

import io.sotto.model.ParameterVector;
import io.sotto.privacy.secagg.message.RoundId;
import java.time.Duration;

/** What a device must do next. Each action has one of a few events for its answer; only one action is due at a time. */
public sealed interface DeviceAction {
    /** Introduce this device, or bring it back. */
    record Join() implements DeviceAction {}

    /** Ask for work and wait for the answer. */
    record AskForTask() implements DeviceAction {}

    /** Judge what a task asks, before anything is done for it. */
    record Consider(TrainTask task) implements DeviceAction {}

    /** Fetch a model and verify it. */
    record Fetch(ModelReference model) implements DeviceAction {}

    /** Train on this device's faces. */
    record Train(TrainTask task, ParameterVector global) implements DeviceAction {}

    /** Make fresh keys for the round that was trained for, and the advertisement of them. */
    record Begin(TrainTask task, LocalUpdate update) implements DeviceAction {}

    /** Fetch what a step tells. */
    record FetchStep(StepTask task) implements DeviceAction {}

    /** Check what a step tells, and make the answer. */
    record Proceed(StepMessage told) implements DeviceAction {}

    record Submit(StepMessage message) implements DeviceAction {}

    /** Tell the coordinator that this device leaves the round. */
    record Withdraw(RoundId round) implements DeviceAction {}

    /** Do nothing for a random time in this range, so that devices that failed together do not return together. */
    record Pause(Duration atLeast, Duration atMost) implements DeviceAction {}

    /** There is nothing left to do. */
    record Stop() implements DeviceAction {}
}
