package io.sotto.client.learning;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine that we run on. The load is the JVM's own reading, on every system. Power is read from
 * {@code /sys/class/power_supply} on Linux, {@code pmset -g batt} on macOS, and WMI's Win32_Battery on Windows; a machine
 * without a battery is on power. Not thread-safe.
 */
public final class ThisMachine implements Machine {
    private static final Path SUPPLIES = Path.of("/sys/class/power_supply");
    private static final int PATIENCE_SECONDS = 5;
    private static final String DISCHARGING = "1";

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public double othersLoad() {
        double all = system.getCpuLoad();
        double own = system.getProcessCpuLoad();
        return all < 0 || own < 0 ? -1 : Math.max(0, all - own);
    }

    @Override
    public Reading onPower() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return ofSupplies(SUPPLIES);
        }
        if (name.startsWith("mac")) {
            return ofPmset(output(List.of("pmset", "-g", "batt")));
        }
        return name.startsWith("windows")
                ? ofBattery(output(List.of(
                        "powershell",
                        "-NoProfile",
                        "-Command",
                        "'batteries'; (Get-CimInstance Win32_Battery).BatteryStatus")))
                : Reading.UNKNOWN;
    }

    /** One folder a supply, with its {@code type}; the mains say {@code online}, batteries their {@code status}. */
    static Reading ofSupplies(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Reading.YES;
        }
        try (Stream<Path> supplies = Files.list(folder)) {
            boolean onBattery = false;
            for (Path supply : supplies.toList()) {
                if (line(supply.resolve("online")).equals("1")
                        && !line(supply.resolve("type")).equals("Battery")) {
                    return Reading.YES;
                }
                onBattery |= line(supply.resolve("type")).equals("Battery")
                        && line(supply.resolve("status")).equals("Discharging");
            }
            return Reading.of(!onBattery);
        } catch (IOException e) {
            return Reading.UNKNOWN;
        }
    }

    static Reading ofPmset(String output) {
        return output.isBlank() ? Reading.UNKNOWN : Reading.of(output.contains("'AC Power'"));
    }

    /** A heading, then WMI's numbers, a line a battery; none where there is no battery. */
    static Reading ofBattery(String output) {
        return output.isBlank()
                ? Reading.UNKNOWN
                : Reading.of(output.lines().map(String::strip).noneMatch(DISCHARGING::equals));
    }

    private static String line(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readString(file).strip() : "";
    }

    private static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream out = process.getInputStream()) {
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroy();
                    return "";
                }
                return new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
