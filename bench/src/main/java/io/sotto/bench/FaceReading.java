package io.sotto.bench;

import io.sotto.model.FaceImage;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a data set takes to read in a fresh process, and what it holds afterwards. Prints {@code read s} and
 * {@code heap after reading MiB} beside {@code pixels MiB}.
 */
@Command(name = "FaceReading", mixinStandardHelpOptions = true)
public final class FaceReading implements Callable<Integer> {
    private static final double MEBIBYTE = 1 << 20;

    @Option(names = "--data", required = true, description = "such as fer2013.csv.gz")
    private String data = "";

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FaceReading()).execute(args));
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        FaceData faces = FaceSource.read(data);
        print("read s %.2f", (System.nanoTime() - start) / 1e9);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        print("heap after reading MiB %.0f", (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
        long count = Arrays.stream(Usage.values())
                .mapToLong(usage -> faces.faces(usage).size())
                .sum();
        print("pixels MiB %.0f", count * FaceImage.PIXELS / MEBIBYTE);
        return 0;
    }

    private static void print(String line, double figure) {
        System.out.println(String.format(Locale.ROOT, line, figure));
    }
}
