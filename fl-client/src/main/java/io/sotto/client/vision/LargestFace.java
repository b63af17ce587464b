package io.sotto.client.vision;

import io.sotto.model.FaceImage;
import io.sotto.model.image.FaceCropper;
import io.sotto.model.image.GreyPicture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers the device's own way from a photo to a face, by OpenCV's Haar cascades, to the commands of the model. */
public final class LargestFace implements FaceCropper {
    private @Nullable FaceCutter cutter;

    @Override
    public Optional<FaceImage> crop(GreyPicture picture) {
        if (cutter == null) {
            cutter = new FaceCutter(new HaarFaceFinder());
        }
        return cutter.cut(picture).map(CutFace::image);
    }
}
