package io.sotto.client.vault;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Fills the disk; then says what went wrong, how much it had kept, and how much is there. */
final class DiskFiller {
    static final int SONGS = 8_000;

    private static final int FACES = 2_000;

    private DiskFiller() {}

    static FaceImage face(long seed) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        new SplittableRandom(seed).nextBytes(pixels);
        return FaceImage.of(pixels);
    }

    public static void main(String[] arguments) throws IOException {
        Vault vault = TestVaults.open(Path.of(arguments[0]));
        if (arguments[1].equals("faces")) {
            keepFaces(vault);
        } else {
            importSongs(vault);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void keepFaces(Vault vault) {
        int kept = 0;
        String outcome = "NEVER_FULL";
        try {
            while (kept < FACES) {
                vault.examples().add(Instant.EPOCH, face(kept + 1), Emotion.SAD, null);
                kept++;
            }
        } catch (VaultException e) {
            outcome = e.trouble().name();
        }
        say(outcome);
        say(kept);
        say(vault.examples().count());
    }

    /** Goes on when it is told that there is room now, and imports the same again. */
    private static void importSongs(Vault vault) throws IOException {
        say(tried(() -> imported(vault, 1, 50)));
        say(tried(() -> imported(vault, 2, SONGS)));
        int ignored = System.in.read();
        say(tried(() -> vault.songs().count()));
        say(tried(() -> imported(vault, 2, SONGS)));
        say(tried(() -> vault.songs().count()));
    }

    private static int imported(Vault vault, int list, int songs) {
        return vault.songs().addAll(ManySongs.of(list, songs), Instant.EPOCH).added();
    }

    private static Object tried(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (VaultException e) {
            return e.trouble();
        }
    }

    private static void say(Object word) {
        System.out.println("> " + word);
    }
}
