package io.sotto.model.data;

import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import java.io.IOException;

/**
 * Reads the fields of a face CSV straight from bytes. A field may stand in double quotes, as Kaggle writes pixels; lines
 * end with LF or CRLF. Every complaint names file, line and field. Not thread-safe.
 */
final class CsvFields {
    private static final int LONGEST_WORD = 256;
    private static final int LONGEST_QUOTATION = 24;

    private final String file;
    private final ByteSource source;
    private int line = 1;
    private String field = "";

    CsvFields(String file, ByteSource source) {
        this.file = file;
        this.source = source;
    }

    /** The line that is being read, from 1. */
    int line() {
        return line;
    }

    /** Names the field that is read next, for messages. */
    void enter(String name) {
        field = name;
    }

    /** Skips empty lines. */
    void skipEmptyLines() throws IOException {
        while (source.peek() == '\n' || source.peek() == '\r') {
            endLine();
        }
    }

    boolean atEnd() throws IOException {
        return source.peek() == ByteSource.END;
    }

    /** Everything up to the end of the line, which is not read. */
    String restOfLine() throws IOException {
        StringBuilder text = new StringBuilder();
        while (!endsLine(source.peek()) && text.length() < LONGEST_WORD) {
            text.append((char) source.read());
        }
        return text.toString();
    }

    /** A short field's text, without quotes and outer spaces. */
    String word() throws IOException {
        StringBuilder text = new StringBuilder();
        while (!endsField(source.peek()) && text.length() < LONGEST_WORD) {
            text.append((char) source.read());
        }
        return text.toString().replace("\"", "").strip();
    }

    /** Reads {@value FaceImage#PIXELS} values with spaces between them into {@code target}, from its start. */
    void pixels(byte[] target) throws IOException {
        boolean quoted = source.peek() == '"' && source.read() == '"';
        int count = 0;
        int value = -1;
        while (true) {
            int next = source.peek();
            if (next >= '0' && next <= '9') {
                source.read();
                value = Math.max(0, value) * 10 + next - '0';
                require(value <= 255, count, "0 to 255", value);
                continue;
            }
            if (value >= 0) {
                if (count < target.length) {
                    target[count] = (byte) value;
                }
                count++;
                value = -1;
            }
            if (next != ' ') {
                break;
            }
            source.read();
        }
        endPixels(quoted, count);
    }

    /** Reads the comma before the next field. */
    void endField() throws IOException {
        if (source.peek() != ',') {
            throw invalid("a comma after it", quotation());
        }
        source.read();
    }

    /** Reads the end of the line, or meets the end of the file. */
    void endLine() throws IOException {
        if (!endsLine(source.peek())) {
            throw invalid("the end of the line after it", quotation());
        }
        if (source.read() == '\r' && source.peek() == '\n') {
            source.read();
        }
        line++;
    }

    /** A complaint about the current field. */
    InvalidInputException invalid(String expected, String found) {
        return new InvalidInputException(
                "%s, line %d, field %s: expected %s, found %s".formatted(file, line, field, expected, found));
    }

    /** The text in quotes, cut to a readable length, with unprintable characters shown as question marks. */
    static String quoted(String text) {
        String shown = text.length() > LONGEST_QUOTATION ? text.substring(0, LONGEST_QUOTATION) + "..." : text;
        return "'" + shown.replaceAll("[^ -~]", "?") + "'";
    }

    private void endPixels(boolean quoted, int count) throws IOException {
        int next = source.peek();
        if (next != ByteSource.END && (quoted ? next != '"' : !endsField(next))) {
            throw invalid("a number as pixel " + count, quotation());
        }
        if (count != FaceImage.PIXELS) {
            throw invalid(
                    FaceImage.PIXELS + " pixels", count + (next == ByteSource.END ? " and the end of the file" : ""));
        }
        if (quoted && source.read() != '"') {
            throw invalid("a closing quote", "the end of the file");
        }
    }

    private void require(boolean holds, int pixel, String expected, int found) throws IOException {
        if (!holds) {
            throw invalid("%s as pixel %d".formatted(expected, pixel), quoted(found + token()));
        }
    }

    private String quotation() throws IOException {
        return switch (source.peek()) {
            case ByteSource.END -> "the end of the file";
            case '\n', '\r' -> "the end of the line";
            case ',' -> "a comma";
            default -> quoted(token());
        };
    }

    private String token() throws IOException {
        StringBuilder text = new StringBuilder();
        while (!endsField(source.peek()) && source.peek() != ' ' && text.length() <= LONGEST_QUOTATION) {
            text.append((char) source.read());
        }
        return text.toString();
    }

    private static boolean endsField(int next) {
        return next == ',' || endsLine(next);
    }

    private static boolean endsLine(int next) {
        return next == '\n' || next == '\r' || next == ByteSource.END;
    }
}
