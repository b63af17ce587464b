package io.sotto.client.vision;

import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Finds faces in the frames of one live view: near where they were in the frame before, which takes little time, and in the
 * whole picture, thoroughly, where one got lost, and every so many frames to see who has come. Not thread-safe.
 */
public final class LiveFaceFinder implements FaceFinder {
    /** A whole search at least once in so many frames. */
    private static final int FRAMES_BETWEEN_SEARCHES = 10;

    /** A face is looked for within so many times its width. */
    private static final double SURROUNDINGS = 1.8;

    private final HaarFaceFinder finder;
    private List<Rect> last = List.of();
    private int width;
    private int height;
    private int frames;

    /** @param finder may be shared by several views of one thread */
    public LiveFaceFinder(HaarFaceFinder finder) {
        this.finder = finder;
    }

    @Override
    public List<Box> find(GreyPicture picture) {
        try (WorkingPicture working = WorkingPicture.of(picture)) {
            Mat pixels = working.pixels();
            boolean sameSize = pixels.cols() == width && pixels.rows() == height;
            width = pixels.cols();
            height = pixels.rows();
            boolean due = frames++ % FRAMES_BETWEEN_SEARCHES == 0;
            List<Rect> again = due || !sameSize ? List.of() : followed(pixels);
            boolean allAgain = !again.isEmpty() && again.size() == last.size();
            boolean oneLost = again.size() < last.size();
            last = allAgain ? again : finder.findQuickly(pixels, due || oneLost);
            return HaarFaceFinder.framed(last, working.scale());
        }
    }

    private List<Rect> followed(Mat pixels) {
        List<Rect> found = new ArrayList<>();
        for (Rect face : last) {
            found.addAll(finder.findAgain(pixels, around(face), face.width));
        }
        return found;
    }

    private Rect around(Rect face) {
        int margin = (int) (face.width * (SURROUNDINGS - 1) / 2);
        int left = Math.max(0, face.x - margin);
        int top = Math.max(0, face.y - margin);
        int right = Math.min(width, face.x + face.width + margin);
        int bottom = Math.min(height, face.y + face.height + margin);
        return new Rect(left, top, right - left, bottom - top);
    }
}
