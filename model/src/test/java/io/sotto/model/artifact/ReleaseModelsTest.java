package io.sotto.model.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseModelsTest {
    @ParameterizedTest
    @ValueSource(strings = {"medium", "small"})
    void find_model_isOfItsNetworkAndHasATemperature(String name) {
        Optional<TrainedModel> model = ReleaseModels.find(name);

        model.ifPresentOrElse(
                found -> {
                    assertThat(found.network().name()).isEqualTo(name + "+batch");
                    assertThat(found.temperature()).isPresent();
                    assertThat(found.provenance().dataSha256()).isPresent();
                    assertThat(found.parameters()).isEqualTo(HalfPrecision.round(found.parameters()));
                },
                () -> assertThatThrownBy(() -> ReleaseModels.load(name))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("release model '%s'".formatted(name)));
    }

    @Test
    void read_whatIsNoName_isAFile() {
        assertThatThrownBy(() -> ReleaseModels.read("large"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("large: expected a model file, found no such file");
        assertThatThrownBy(() -> ReleaseModels.find("large")).isInstanceOf(IllegalArgumentException.class);
    }
}
