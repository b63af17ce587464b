package io.sotto.client.vault;

import io.sotto.client.library.Track;
import io.sotto.client.library.TrackQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Imports lists of songs, or deletes them again, one after the other, and waits to be killed; says each that is done. */
final class BusyVault {
    static final int SONGS = 1_000;
    static final int LISTS = 8;

    private BusyVault() {}

    public static void main(String[] arguments) throws IOException {
        Vault vault = TestVaults.open(Path.of(arguments[0]));
        if (arguments[1].equals("delete")) {
            for (int list = 0; list < LISTS; list++) {
                add(vault, list);
            }
        }
        System.out.println("> begins");
        for (int list = 0; list < LISTS; list++) {
            if (arguments[1].equals("delete")) {
                vault.songs().delete(ids(vault, list));
            } else {
                add(vault, list);
            }
            System.out.println("> " + list);
        }
        int ignored = System.in.read();
    }

    static List<Long> ids(Vault vault, int list) {
        return vault.songs().search(TrackQuery.words("", 1 << 20)).tracks().stream()
                .filter(track -> track.artist().equals("Band " + list))
                .map(Track::id)
                .toList();
    }

    private static void add(Vault vault, int list) {
        vault.songs().addAll(ManySongs.of(list, SONGS), Instant.EPOCH);
    }
}
