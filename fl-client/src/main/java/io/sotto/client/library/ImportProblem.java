package io.sotto.client.library;

/**
 * Something that was passed over.
 *
 * @param place the file, or what the list is called
 * @param line of the list, 1 the first; 0 where it is about the whole file
 * @param message for a person: what was expected and what was found
 */
public record ImportProblem(String place, long line, String message) {
    @Override
    public String toString() {
        return line == 0 ? "%s: %s".formatted(place, message) : "%s, line %d: %s".formatted(place, line, message);
    }
}
