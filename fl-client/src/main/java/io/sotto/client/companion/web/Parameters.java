package io.sotto.client.companion.web;

import io.javalin.http.Context;
import io.sotto.model.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads path and query. Messages name the parameter and what was expected. */
final class Parameters {
    private Parameters() {}

    /** A whole number of the query in a range; empty if it is left out. */
    static OptionalInt whole(Context context, String name, int least, int most) {
        String text = context.queryParam(name);
        return text == null ? OptionalInt.empty() : OptionalInt.of((int) number(text, name, least, most));
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
