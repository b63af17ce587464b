package io.sotto.model.image;

import java.util.Arrays;

/** The first bytes of a file, which tell its format whatever its name says. */
final class Magic {
    private Magic() {}

    static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }
}
