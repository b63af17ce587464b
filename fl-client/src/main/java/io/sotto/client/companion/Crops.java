package io.sotto.client.companion;

import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The crops that were read in the last minutes, so that a person can still say what they felt. In memory alone, under names
 * that nobody guesses, and forgotten by themselves. Thread-safe.
 */
final class Crops {
    /** A face as it was read. */
    record Crop(FaceImage image, Prediction prediction) {}

    private record Kept(Crop crop, Instant until) {}

    static final Duration LIFE = Duration.ofMinutes(5);

    /** Those of {@link #LIFE} at 20 frames a second: 15 MB. */
    static final int MOST = 6000;

    private static final int NAME_BYTES = 16;

    private final SecureRandom random;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    Crops(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Keeps a crop for {@link #LIFE}. */
    synchronized String keep(FaceImage image, Prediction prediction) {
        forgetOld();
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        kept.put(name, new Kept(new Crop(image, prediction), clock.instant().plus(LIFE)));
        return name;
    }

    /** @throws CompanionException with {@code crop-unknown} if it was never there, or is forgotten */
    synchronized Crop get(String name) {
        forgetOld();
        Kept found = kept.get(name);
        if (found == null) {
            throw new CompanionException(
                    FailureCode.CROP_UNKNOWN,
                    "crop: expected one that was read in the last %d minutes, found none of this name"
                            .formatted(LIFE.toMinutes()));
        }
        return found.crop();
    }

    synchronized void clear() {
        kept.clear();
    }

    /** Oldest first, since all live equally long. */
    private void forgetOld() {
        Instant now = clock.instant();
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            Kept first = oldest.next();
            if (kept.size() < MOST && first.until().isAfter(now)) {
                return;
            }
            oldest.remove();
        }
    }
}
