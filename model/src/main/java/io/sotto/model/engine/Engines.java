package io.sotto.model.engine;

import io.sotto.model.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Selects and starts the engine of this process. Thread-safe. */
public final class Engines {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    private Engines() {}

    /**
     * Starts the engine that was asked for and says in one log line which it is; warns of a better one that was not asked
     * for by name and cannot run here.
     *
     * @throws InvalidInputException if that engine cannot run here; the message says why
     */
    public static Engine select(EngineChoice choice) {
        return select(
                choice,
                ServiceLoader.load(EngineProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    static Engine select(EngineChoice choice, List<EngineProvider> providers) {
        EngineProvider chosen = providers.stream()
                .filter(provider -> choice == EngineChoice.AUTO || provider.choice() == choice)
                .filter(provider -> provider.obstacle().isEmpty())
                .min(Comparator.comparing(EngineProvider::choice))
                .orElseThrow(() -> new InvalidInputException(
                        "engine %s cannot run here: %s".formatted(choice.word(), situation(providers))));
        providers.stream()
                .filter(provider ->
                        choice == EngineChoice.AUTO && provider.choice().compareTo(chosen.choice()) < 0)
                .forEach(Engines::warnOfAbsence);
        Engine engine = chosen.start();
        LOG.info("engine {}: {}", chosen.choice().word(), engine.description());
        return engine;
    }

    private static void warnOfAbsence(EngineProvider provider) {
        provider.costOfAbsence()
                .ifPresent(cost -> LOG.warn(
                        "engine {} cannot run here ({}): {}",
                        provider.choice().word(),
                        provider.obstacle().orElse("for no known reason"),
                        cost));
    }

    private static String situation(List<EngineProvider> providers) {
        return "expected one that can, found "
                + providers.stream()
                        .sorted(Comparator.comparing(EngineProvider::choice))
                        .map(provider -> provider.choice().word() + " ("
                                + provider.obstacle().orElse("can run") + ")")
                        .collect(Collectors.joining(", "));
    }
}
