package io.sotto.client.companion.contract;

import io.sotto.model.Emotion;
import java.util.List;
import java.util.Map;

/**
 * The contract's Face.
 *
 * @param track the same for the same face of a live view, from 1; in a photo its place, largest first
 * @param chosen whether songs are for this one
 * @param crop names the 48x48 crop for some minutes
 */
public record FaceSeen(
        int track,
        boolean chosen,
        Square box,
        Emotion emotion,
        double confidence,
        Map<String, Float> probabilities,
        MoodPoint mood,
        List<Bar> bars,
        String crop) {}
