package io.sotto.client.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.image.FaceCropper;
import io.sotto.model.image.GreyPicture;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LargestFaceTest {
    @Test
    void services_ofThisModule_offerIt() {
        assertThat(ServiceLoader.load(FaceCropper.class).findFirst()).containsInstanceOf(LargestFace.class);
    }

    @Test
    void crop_pictureWithoutAFace_findsNone() {
        assertThat(new LargestFace().crop(GreyPicture.of(200, 200, new byte[40_000])))
                .isEmpty();
    }
}
