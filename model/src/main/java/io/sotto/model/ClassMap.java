package io.sotto.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many classes a network tells apart: all seven, or fewer into which they are merged. A merged class is represented
 * by one of its emotions and goes by that one's label, so that faces, targets and answers keep seven places of which the
 * merged-away ones stay empty.
 */
public enum ClassMap {
    /** FER2013's seven. */
    SEVEN {
        @Override
        public Emotion merge(Emotion emotion) {
            return emotion;
        }
    },
    /**
     * The four expressions that are told apart first in time (Jack, Garrod and Schyns 2014): happy, sad, fear or surprise,
     * disgust or anger; and neutral.
     */
    FIVE {
        @Override
        public Emotion merge(Emotion emotion) {
            return switch (emotion) {
                case DISGUST -> Emotion.ANGRY;
                case FEAR -> Emotion.SURPRISE;
                default -> emotion;
            };
        }
    },
    /**
     * The quadrants of the affective plane that have an expression (Russell 1980), and its middle: unpleasant and awake
     * (angry, disgust, fear), pleasant (happy, surprise), unpleasant and tired (sad), neutral.
     */
    FOUR {
        @Override
        public Emotion merge(Emotion emotion) {
            return switch (emotion) {
                case DISGUST, FEAR -> Emotion.ANGRY;
                case SURPRISE -> Emotion.HAPPY;
                default -> emotion;
            };
        }
    };

    /** The emotion that stands for the class into which one is merged. */
    public abstract Emotion merge(Emotion emotion);

    /** The emotions that stand for the classes, in the order of labels: the order of a network's outputs. */
    public final List<Emotion> classes() {
        return Arrays.stream(Emotion.values())
                .filter(emotion -> merge(emotion) == emotion)
                .toList();
    }

    /** How many classes there are. */
    public final int count() {
        return classes().size();
    }

    /** The name of a class: the words of all its emotions, such as {@code angry+disgust}. */
    public final String word(Emotion representative) {
        return Arrays.stream(Emotion.values())
                .filter(emotion -> merge(emotion) == representative)
                .map(Emotion::word)
                .collect(Collectors.joining("+"));
    }

    /** The lower-case name, as options and networks' names use it. */
    public final String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no map goes by that name */
    public static ClassMap ofWord(String word) {
        return Arrays.stream(values())
                .filter(map -> map.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("classes '%s': expected seven, five or four".formatted(word)));
    }
}
