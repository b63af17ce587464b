package io.sotto.client.vault;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Keeps faces until the disk is full; then says what went wrong, how many it kept, and how many are there. */
final class DiskFiller {
    private static final int MANY = 2_000;

    private DiskFiller() {}

    static FaceImage face(long seed) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        new SplittableRandom(seed).nextBytes(pixels);
        return FaceImage.of(pixels);
    }

    public static void main(String[] arguments) {
        Vault vault = TestVaults.open(Path.of(arguments[0]));
        int kept = 0;
        try {
            while (kept < MANY) {
                vault.examples().add(Instant.EPOCH, face(kept + 1), Emotion.SAD, null);
                kept++;
            }
            System.out.println("> NEVER_FULL");
        } catch (VaultException e) {
            System.out.println("> " + e.trouble());
        }
        System.out.println("> " + kept);
        System.out.println("> " + vault.examples().count());
        Runtime.getRuntime().halt(0);
    }
}
