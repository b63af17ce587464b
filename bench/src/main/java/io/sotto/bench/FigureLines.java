package io.sotto.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a measuring program on one core, with one OpenMP thread, and reads the lines {@code <figure> <number>} it prints. */
final class FigureLines {
    private final int core;

    /** @param core that the programs are pinned to, as {@code taskset} counts them */
    FigureLines(int core) {
        this.core = core;
    }

    /**
     * The figures by name, such as {@code train images/s}; lines of another form go by.
     *
     * @throws IOException if the program cannot be started, fails, or prints no figure
     */
    Map<String, Double> of(List<String> command) throws IOException, InterruptedException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        pinned.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        Map<String, Double> figures = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> keep(line, figures));
        }
        int exit = process.waitFor();
        if (exit != 0 || figures.isEmpty()) {
            throw new IOException("%s: expected figures, found exit code %d and %s".formatted(pinned, exit, figures));
        }
        return figures;
    }

    private static void keep(String line, Map<String, Double> figures) {
        int space = line.lastIndexOf(' ');
        if (space > 0 && line.substring(space + 1).matches("-?[0-9]+(\\.[0-9]+)?")) {
            figures.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
    }
}
