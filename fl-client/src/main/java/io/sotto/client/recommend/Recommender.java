package io.sotto.client.recommend;

import io.sotto.client.live.FaceReading;
import io.sotto.client.music.Situation;
import io.sotto.client.music.SongCatalogue;
import io.sotto.client.music.SongChoice;
import io.sotto.client.vision.FaceCutter;
import io.sotto.model.image.GreyPicture;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Recommends songs of a catalogue for the largest face of a picture. As little thread-safe as its reader. */
public final class Recommender {
    private final FaceCutter cutter;
    private final FaceReader reader;
    private final SongCatalogue catalogue;
    private final SongChoice choice;

    public Recommender(FaceCutter cutter, FaceReader reader, SongCatalogue catalogue, SongChoice choice) {
        this.cutter = cutter;
        this.reader = reader;
        this.catalogue = catalogue;
        this.choice = choice;
    }

    /**
     * Chooses songs by the largest face.
     *
     * @param count how many songs, 1 or more
     * @param time now, where the person is
     * @param random varies the songs from time to time
     * @return empty if there is no face
     */
    public Optional<Recommendation> recommend(
            GreyPicture picture, int count, ZonedDateTime time, RandomGenerator random) {
        List<FaceReading> faces = reader.read(picture, cutter);
        return faces.stream().findFirst().map(face -> {
            Situation situation = Situation.matching(face.prediction(), time);
            return new Recommendation(
                    face.box(),
                    faces.size(),
                    face.prediction(),
                    situation.mood(),
                    choice.choose(catalogue.songs(), situation, Map.of(), count, random));
        });
    }
}
