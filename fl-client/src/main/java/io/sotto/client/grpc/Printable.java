package io.sotto.client.grpc;

/** Text from the other side, made fit for a terminal: a coordinator must not be able to steer one with control codes. */
final class Printable {
    private Printable() {}

    /** Control characters become spaces, and what is longer than the limit is cut. */
    static String of(String text, int longest) {
        String clean = text.replaceAll("\\p{C}", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest) + "...";
    }
}
