package io.sotto.client.grpc;

/** Text from the other side, made fit for a terminal: a coordinator must not be able to steer one with control codes. */
final class Printable {
    private Printable() {}

    /** Control characters become spaces, and what is longer than the limit is cut, between characters. */
    static String of(String text, int longest) {
        String clean = text.replaceAll("\\p{C}", " ").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end) + "...";
    }
}
