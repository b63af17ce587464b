package io.sotto.model.report.page;

import java.util.Locale;

/** Collects markup; numbers are written the same in every country. Not thread-safe. */
final class Markup {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line by a format; texts among the values are escaped, markup is not. */
    Markup add(String format, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] = values[i] instanceof String plain ? escaped(plain) : values[i];
        }
        text.append(String.format(Locale.ROOT, format, safe)).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A share as a percentage with two digits, a dash where it is not defined. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
