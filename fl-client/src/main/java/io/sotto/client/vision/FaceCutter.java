package io.sotto.client.vision;

import io.sotto.model.FaceImage;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import java.util.List;
import java.util.Optional;

/** Takes faces out of a picture. As little thread-safe as its finder. */
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
        List<Box> boxes = boxes(picture);
        return boxes.stream().findFirst().map(box -> cut(picture, box, boxes.size()));
    }

    /** All faces, largest first, each scaled as by {@link #cut}. */
    public List<CutFace> cutAll(GreyPicture picture) {
        List<Box> boxes = boxes(picture);
        return boxes.stream().map(box -> cut(picture, box, boxes.size())).toList();
    }

    private List<Box> boxes(GreyPicture picture) {
        boolean isFace = picture.width() == FaceImage.SIDE && picture.height() == FaceImage.SIDE;
        return isFace ? List.of(new Box(0, 0, FaceImage.SIDE, FaceImage.SIDE)) : finder.find(picture);
    }

    private static CutFace cut(GreyPicture picture, Box box, int facesFound) {
        return new CutFace(Pictures.toFace(picture, box), box, facesFound);
    }
}
