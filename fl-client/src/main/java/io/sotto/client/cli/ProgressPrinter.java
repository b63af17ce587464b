package io.sotto.client.cli;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.participation.DeviceAction;
import io.sotto.client.participation.LossChange;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.StepMessage;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Prints a line for each round, and one for whatever keeps the device from its work. */
final class ProgressPrinter implements ParticipationObserver {
    private final PrintWriter out;
    private final TrafficMeter meter;
    private String lastTrouble = "";
    private LossChange losses = new LossChange(Double.NaN, Double.NaN, 0);
    private final Set<String> warned = new HashSet<>();
    private long faces;
    private long sentBytes;
    private long receivedBytes;

    ProgressPrinter(PrintWriter out, TrafficMeter meter) {
        this.out = out;
        this.meter = meter;
    }

    @Override
    public void observed(ParticipationState before, ParticipationEvent event, ParticipationState after) {
        if (event instanceof ParticipationEvent.Joined) {
            say("joined");
        } else if (event instanceof ParticipationEvent.Trained trained) {
            losses = trained.losses();
            faces = trained.update().faceCount();
        } else if (event instanceof ParticipationEvent.Prepared prepared) {
            prepared.warnings().forEach(this::warn);
        } else if (event instanceof ParticipationEvent.RoundLeft left) {
            say("left the round: " + left.message());
        } else if (before.action() instanceof DeviceAction.Submit submit) {
            submitted(submit.message(), event);
        }
        if (after.action() instanceof DeviceAction.Pause pause) {
            trouble(event, pause);
        }
    }

    private void submitted(StepMessage message, ParticipationEvent event) {
        if (event instanceof ParticipationEvent.Refused refused && refused.reason() != Refusal.REPEATED) {
            round(message, "%s not taken: %s".formatted(message.step(), refused.message()));
        } else if (event instanceof ParticipationEvent.Accepted && message.step() == RoundStep.UNMASK) {
            round(message, "in the masked sum");
        }
    }

    private void round(StepMessage message, String outcome) {
        say("round %d: loss %.4f -> %.4f, %,d faces, sent %s, received %s, %s"
                .formatted(
                        message.round().round(),
                        losses.before(),
                        losses.after(),
                        faces,
                        bytes(meter.sentBytes() - sentBytes),
                        bytes(meter.receivedBytes() - receivedBytes),
                        outcome));
        sentBytes = meter.sentBytes();
        receivedBytes = meter.receivedBytes();
    }

    /** Says each warning once, however many rounds give it. */
    private void warn(String warning) {
        if (warned.add(warning)) {
            say("warning: " + warning);
        }
    }

    /** Says what is wrong once, however often it is tried again. */
    private void trouble(ParticipationEvent event, DeviceAction.Pause pause) {
        String message = messageOf(event);
        if (!message.isEmpty() && !message.equals(lastTrouble)) {
            say("%s; trying again in %.1f s and then more and more rarely"
                    .formatted(message, pause.atMost().toMillis() / 1000.0));
            lastTrouble = message;
        }
    }

    private static String messageOf(ParticipationEvent event) {
        if (event instanceof ParticipationEvent.CallFailed failed) {
            return failed.message();
        }
        if (event instanceof ParticipationEvent.Damaged damaged) {
            return damaged.message();
        }
        if (event instanceof ParticipationEvent.Full) {
            return "the coordinator serves as many clients as it may";
        }
        return event instanceof ParticipationEvent.SessionUnknown ? "the coordinator has forgotten this device" : "";
    }

    private void say(String line) {
        lastTrouble = "";
        out.println(line);
        out.flush();
    }

    private static String bytes(long count) {
        return count < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
                : String.format(Locale.ROOT, "%.2f MB", count / 1e6);
    }
}
