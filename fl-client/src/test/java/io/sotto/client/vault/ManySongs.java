package io.sotto.client.vault;

import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.model.Emotion;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists of made-up songs whose titles do not compress. */
final class ManySongs {
    private ManySongs() {}

    /** @param list two lists of the same number hold the same songs, and no others do */
    static List<TrackDraft> of(int list, int songs) {
        SplittableRandom random = new SplittableRandom(list);
        return IntStream.range(0, songs)
                .mapToObj(i -> new TrackDraft(
                        TrackSource.LINK,
                        "https://example.org/%d/%d".formatted(list, i),
                        TrackDetails.of(title(random), "Band " + list, "", 2020, Emotion.HAPPY)))
                .toList();
    }

    private static String title(SplittableRandom random) {
        return random.longs(20).mapToObj(Long::toHexString).collect(Collectors.joining(" "));
    }
}
