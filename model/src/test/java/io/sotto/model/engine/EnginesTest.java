package io.sotto.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sotto.model.EmotionModel;
import io.sotto.model.InvalidInputException;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EnginesTest {
    private final EngineProvider dl4j = new NamedProvider(EngineChoice.DL4J, Optional.empty());
    private final EngineProvider onednn = new NamedProvider(EngineChoice.ONEDNN, Optional.empty());
    private final EngineProvider bfloat16 = new NamedProvider(EngineChoice.ONEDNN_BF16, Optional.empty());
    private final EngineProvider absent = new NamedProvider(EngineChoice.ONEDNN, Optional.of("no AVX2"));

    @Test
    void select_auto_takesTheFastestThatCanRun() {
        assertThat(Engines.select(EngineChoice.AUTO, List.of(dl4j, onednn, bfloat16))
                        .description())
                .isEqualTo("ONEDNN_BF16");
        assertThat(Engines.select(EngineChoice.AUTO, List.of(dl4j, onednn)).description())
                .isEqualTo("ONEDNN");
        assertThat(Engines.select(EngineChoice.AUTO, List.of(dl4j, absent)).description())
                .isEqualTo("DL4J");
    }

    @Test
    void select_named_takesThatOne() {
        assertThat(Engines.select(EngineChoice.DL4J, List.of(onednn, dl4j)).description())
                .isEqualTo("DL4J");
    }

    @Test
    void select_autoOnAMachineWithoutOnednn_warnsOnceOfTheCost() {
        EngineProvider absentToo = new NamedProvider(EngineChoice.ONEDNN_BF16, Optional.of("no AVX2"));

        assertThat(logged(Level.WARN, EngineChoice.AUTO, dl4j, absent, absentToo))
                .containsExactly("engine onednn cannot run here (no AVX2): training takes longer");
        assertThat(logged(Level.WARN, EngineChoice.AUTO, dl4j, onednn, absentToo))
                .isEmpty();
        assertThat(logged(Level.WARN, EngineChoice.DL4J, dl4j, absent, absentToo))
                .isEmpty();
    }

    @Test
    void select_anyChoice_saysInOneLineWhichEngineRuns() {
        assertThat(logged(Level.INFO, EngineChoice.AUTO, dl4j, onednn)).containsExactly("engine onednn: ONEDNN");
        assertThat(logged(Level.INFO, EngineChoice.AUTO, dl4j, absent)).containsExactly("engine dl4j: DL4J");
        assertThat(logged(Level.INFO, EngineChoice.DL4J, dl4j, onednn)).containsExactly("engine dl4j: DL4J");
    }

    @Test
    void select_whatCannotRun_saysWhyAndWhatCould() {
        assertThatThrownBy(() -> Engines.select(EngineChoice.ONEDNN, List.of(dl4j, absent)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("engine onednn cannot run here: expected one that can, "
                        + "found onednn (no AVX2), dl4j (can run)");
    }

    @Test
    void select_dl4j_isOnTheClassPath() {
        assertThat(Engines.select(EngineChoice.DL4J).description()).startsWith("Deeplearning4j 1.0.0-M2.1");
    }

    @Test
    void ofWord_anyCase_findsTheChoice() {
        assertThat(EngineChoice.ofWord(" OneDNN")).isEqualTo(EngineChoice.ONEDNN);
        assertThatThrownBy(() -> EngineChoice.ofWord("torch"))
                .hasMessage("engine 'torch': expected one of auto, onednn-bf16, onednn, dl4j");
    }

    private static List<String> logged(Level level, EngineChoice choice, EngineProvider... providers) {
        Logger log = (Logger) LoggerFactory.getLogger(Engines.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(level);
        try {
            Engines.select(choice, List.of(providers));
        } finally {
            log.setLevel(null);
            log.detachAppender(lines);
        }
        return lines.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private record NamedProvider(EngineChoice choice, Optional<String> obstacle) implements EngineProvider {
        @Override
        public Optional<String> costOfAbsence() {
            return choice == EngineChoice.ONEDNN ? Optional.of("training takes longer") : Optional.empty();
        }

        @Override
        public Engine start() {
            return new NamedEngine(choice.name());
        }
    }

    private record NamedEngine(String description) implements Engine {
        @Override
        public EmotionModel create(Network network, Learning learning) {
            throw new UnsupportedOperationException("it has only a name");
        }
    }
}
