package io.sotto.client.masking;

import io.sotto.client.participation.LocalUpdate;
import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.secagg.policy.Finding;
import java.util.List;
import java.util.Optional;

/** Puts what the device learned into the numbers that a round sums. */
final class Contributions {
    /** The one side value that a device gives: mean loss times faces, as many as its weight counts. */
    private static final String LOSS = "loss";

    private Contributions() {}

    /** Why an update may not be sent, masked or not; empty if it may. */
    static Optional<String> problem(LocalUpdate update) {
        double loss = update.report().meanLoss();
        if (!update.difference().isFinite() || !Double.isFinite(loss) || loss < 0) {
            return Optional.of("the update of this device has a loss or a value that is not finite, as when training"
                    + " diverges: nothing of it was sent");
        }
        return Optional.empty();
    }

    /** The values that a format asks for and this device does not give: refusals, one each. */
    static List<Finding> unknown(VectorFormat format) {
        return format.sideValues().stream()
                .map(SideValue::name)
                .filter(name -> !name.equals(LOSS))
                .map(name -> new Finding("side values", name, LOSS))
                .toList();
    }

    /** @param format asks for nothing unknown */
    static Contribution of(LocalUpdate update, VectorFormat format) {
        long faces = update.faceCount();
        double counted = Math.min(faces, format.weightCap());
        double[] sideValues = format.sideValues().stream()
                .mapToDouble(value -> update.report().meanLoss() * counted)
                .toArray();
        return new Contribution(update.difference().toArray(), (int) Math.min(faces, Integer.MAX_VALUE), sideValues);
    }
}
