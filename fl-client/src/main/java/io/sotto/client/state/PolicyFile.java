package io.sotto.client.state;

import io.sotto.client.masking.FormatPolicy;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a device agrees to, in a file that belongs to its owner: a key a line. No server can change it; what it does not
 * say is as {@link DevicePolicy#STANDARD} says.
 */
public final class PolicyFile {
    private static final int LEAST_INPUT_BITS = 2;
    private static final int MOST_INPUT_BITS = 16;

    private final Path file;
    private final Properties values = new Properties();
    private final Set<String> unread;
    private final Map<String, String> terms = new LinkedHashMap<>();

    private PolicyFile(Path file) throws IOException {
        this.file = file;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        }
        this.unread = new TreeSet<>(values.stringPropertyNames());
    }

    /**
     * Reads a policy; a file that is not there is written with the standard one, for its owner to change.
     *
     * @throws InvalidInputException if it cannot be read, has an unknown key or a value out of range
     */
    public static RoundPolicy read(Path file) {
        return opened(file).policy();
    }

    /**
     * What a policy says, a term by its key, those that it leaves as they are included.
     *
     * @throws InvalidInputException as {@link #read} does
     */
    public static Map<String, String> terms(Path file) {
        PolicyFile policy = opened(file);
        RoundPolicy ignored = policy.policy();
        return policy.terms;
    }

    private static PolicyFile opened(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, standardText());
            }
            return new PolicyFile(file);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be used: %s".formatted(file, e), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private RoundPolicy policy() {
        try {
            return parsed();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private RoundPolicy parsed() {
        DevicePolicy standard = DevicePolicy.STANDARD;
        DevicePolicy policy = new DevicePolicy(
                new TrustModel(
                        standard.trust().adversary(),
                        number("colluding-share", standard.trust().colludingShare()),
                        standard.trust().dropOutShare()),
                whole("minimum-cohort", standard.minimumCohort()),
                whole("comfortable-cohort", standard.comfortableCohort()),
                number("minimum-threshold-share", standard.minimumThresholdShare()),
                number("minimum-survivor-share", standard.minimumSurvivorShare()),
                whole("minimum-cohort-difference", standard.minimumCohortDifference()),
                number("maximum-clip-norm", standard.maximumClipNormL2()),
                whole("maximum-weight", standard.maximumWeight()),
                number("minimum-noise-multiplier", standard.minimumNoiseMultiplier()),
                whole("maximum-epochs", standard.maximumEpochs()),
                number("maximum-learning-rate", standard.maximumLearningRate()));
        FormatPolicy whole = new FormatPolicy(
                policy, whole("minimum-input-bits", LEAST_INPUT_BITS), whole("maximum-input-bits", MOST_INPUT_BITS));
        if (!unread.isEmpty()) {
            throw new InvalidInputException(
                    "%s: unknown key '%s'".formatted(file, unread.iterator().next()));
        }
        return whole;
    }

    private int whole(String key, int standard) {
        double value = number(key, standard);
        if (value != Math.rint(value)) {
            throw new InvalidInputException("%s: %s %s: expected a whole number".formatted(file, key, value));
        }
        return (int) value;
    }

    private double number(String key, double standard) {
        unread.remove(key);
        String text = values.getProperty(key);
        terms.put(key, text == null ? term(standard) : text.strip());
        if (text == null) {
            return standard;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("%s: %s '%s': expected a number".formatted(file, key, text), e);
        }
    }

    private static String term(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String standardText() {
        DevicePolicy standard = DevicePolicy.STANDARD;
        return """
                # What this device agrees to. A round that asks for more is left, with nothing sent but public keys.
                # Take the '#' away to set a value of your own; these are the standard ones.

                # devices in a round, at least; and below how many to warn
                #minimum-cohort = %d
                #comfortable-cohort = %d
                # a cohort is the same again or differs from the last by so many
                #minimum-cohort-difference = %d
                # share of the devices that may help the server
                #colluding-share = %s
                # shares that open a secret, and updates in a sum, at least, as shares of neighbours and of the cohort
                #minimum-threshold-share = %s
                #minimum-survivor-share = %s
                # how much of this device's update may count
                #maximum-clip-norm = %s
                #maximum-weight = %d
                #minimum-input-bits = %d
                #maximum-input-bits = %d
                #minimum-noise-multiplier = %s
                # how hard this device may be made to train
                #maximum-epochs = %d
                #maximum-learning-rate = %s
                """.formatted(
                        standard.minimumCohort(),
                        standard.comfortableCohort(),
                        standard.minimumCohortDifference(),
                        standard.trust().colludingShare(),
                        standard.minimumThresholdShare(),
                        standard.minimumSurvivorShare(),
                        standard.maximumClipNormL2(),
                        standard.maximumWeight(),
                        LEAST_INPUT_BITS,
                        MOST_INPUT_BITS,
                        standard.minimumNoiseMultiplier(),
                        standard.maximumEpochs(),
                        standard.maximumLearningRate());
    }
}
