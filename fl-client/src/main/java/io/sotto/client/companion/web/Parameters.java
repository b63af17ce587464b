package io.sotto.client.companion.web;

import io.javalin.http.Context;
import io.sotto.model.InvalidInputException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads path and query. Messages name the parameter and what was expected. */
final class Parameters {
    private static final int MOST = 500;
    private static final int STANDARD = 100;

    private Parameters() {}

    /** A whole number of the query in a range; empty if it is left out. */
    static OptionalInt whole(Context context, String name, int least, int most) {
        String text = context.queryParam(name);
        return text == null ? OptionalInt.empty() : OptionalInt.of((int) number(text, name, least, most));
    }

    /** How many to pass over. */
    static int offset(Context context) {
        return whole(context, "offset", 0, Integer.MAX_VALUE).orElse(0);
    }

    /** How many to give at most. */
    static int limit(Context context) {
        return whole(context, "limit", 1, MOST).orElse(STANDARD);
    }

    /** A text of the query; empty if it is left out. */
    static String text(Context context, String name, int longest) {
        String text = context.queryParam(name);
        if (text != null && text.length() > longest) {
            throw new InvalidInputException(
                    "%s: expected at most %d characters, found %d".formatted(name, longest, text.length()));
        }
        return text == null ? "" : text;
    }

    /** {@code true} or {@code false} of the query; false if it is left out. */
    static boolean flag(Context context, String name) {
        String text = context.queryParam(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new InvalidInputException("%s: expected true or false, found '%s'".formatted(name, text));
        }
        return "true".equals(text);
    }

    /** A day of the query; null if it is left out. */
    static @Nullable LocalDate day(Context context, String name) {
        String text = context.queryParam(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "%s: expected a day such as 2026-03-01, found '%s'".formatted(name, text), e);
        }
    }

    /** The id of the path. */
    static long id(Context context) {
        return number(context.pathParam("id"), "id", 0, Long.MAX_VALUE);
    }

    /** A word of the query that names a constant, in lower case; empty if it is left out. */
    static <E extends Enum<E>> Optional<E> word(Context context, String name, Class<E> type) {
        String text = context.queryParam(name);
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("%s: expected one of %s, found '%s'"
                        .formatted(
                                name, Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT), text))));
    }

    private static long number(String text, String name, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException("%s: expected a whole number, found '%s'".formatted(name, text), e);
        }
        throw new InvalidInputException("%s: expected %d to %d, found %s".formatted(name, least, most, text));
    }
}
