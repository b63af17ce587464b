package io.sotto.client.vision;

import io.sotto.model.FaceImage;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import java.util.List;
import java.util.Optional;

/** Takes the largest face out of a picture. */
public final class FaceCutter {
    private final FaceFinder finder;

    /** @param finder remains its owner's to close */
    public FaceCutter(FaceFinder finder) {
        this.finder = finder;
    }

    /**
     * The largest face, scaled by the same code as training faces. A picture of just 48x48 pixels is taken for a face that
     * somebody has cut out already: no finder sees anything in so small a picture, and FER2013's images are like that.
     *
     * @return empty if there is no face
     */
    public Optional<CutFace> cut(GreyPicture picture) {
        if (picture.width() == FaceImage.SIDE && picture.height() == FaceImage.SIDE) {
            return Optional.of(new CutFace(Pictures.toFace(picture), new Box(0, 0, FaceImage.SIDE, FaceImage.SIDE), 1));
        }
        List<Box> boxes = finder.find(picture);
        return boxes.stream().findFirst().map(box -> new CutFace(Pictures.toFace(picture, box), box, boxes.size()));
    }
}
