package io.sotto.client.companion;

import io.sotto.client.companion.contract.ExampleLine;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.examples.Example;
import io.sotto.client.examples.ExampleArchive;
import io.sotto.client.vault.ExampleStore;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import io.sotto.model.FaceSet;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;

/** The faces that one person corrected: kept only with consent, and no other part of a picture. Thread-safe. */
public final class Examples {
    /**
     * A part of them, newest first.
     *
     * @param total how many there are
     */
    public record Page(int total, List<ExampleLine> examples) {
        public Page {
            examples = List.copyOf(examples);
        }
    }

    private final ExampleStore store;
    private final Crops crops;
    private final Diary diary;
    private final InstantSource clock;

    Examples(Vault vault, Crops crops, Diary diary, InstantSource clock) {
        this.store = vault.examples();
        this.crops = crops;
        this.diary = diary;
        this.clock = clock;
    }

    /**
     * Keeps a crop with what the person says of it, which is noted in the journal too, even if the crop is forgotten.
     *
     * @throws CompanionException if the person has not agreed to keep faces, or the crop is forgotten
     */
    public ExampleLine add(String crop, Emotion emotion, Settings settings) {
        if (!settings.keepFaces()) {
            throw new CompanionException(
                    FailureCode.CONSENT_NEEDED, "keepFaces: expected consent to keep corrected faces, found none");
        }
        diary.said(emotion, settings);
        Crops.Crop read = crops.get(crop);
        Example example = store.add(
                clock.instant(), read.image(), emotion, read.prediction().top());
        return ExampleLine.of(example);
    }

    public Page page(int offset, int limit) {
        return new Page(
                store.count(),
                store.page(offset, limit).stream().map(ExampleLine::of).toList());
    }

    public int count() {
        return store.count();
    }

    /** All, to learn from. */
    public FaceSet faces() {
        return store.faces();
    }

    /** The crop as PNG. */
    public byte[] png(long id) {
        return ExampleArchive.png(store.find(id).orElseThrow(() -> none(id)).face());
    }

    /** All as a ZIP with a folder an emotion. */
    public void export(OutputStream out) throws IOException {
        ExampleArchive.write(store.all(), out);
    }

    /** @throws CompanionException if there is none of this id */
    public void delete(long id) {
        if (!store.delete(id)) {
            throw none(id);
        }
    }

    /** How many there were. */
    public int deleteAll() {
        return store.deleteAll();
    }

    private static CompanionException none(long id) {
        return new CompanionException(FailureCode.NOT_FOUND, "examples: expected one, found none of id " + id);
    }
}
