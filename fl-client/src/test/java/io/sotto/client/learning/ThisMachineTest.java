package io.sotto.client.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest {
    @TempDir
    private Path supplies;

    @Test
    void machineWithoutSupplies_isOnPower() {
        assertThat(ThisMachine.ofSupplies(supplies)).isEqualTo(Reading.YES);
        assertThat(ThisMachine.ofSupplies(supplies.resolve("nothing"))).isEqualTo(Reading.YES);
    }

    @Test
    void laptop_isOnPowerWhileTheMainsAreOnline() throws IOException {
        supply("BAT0", "type", "Battery", "status", "Discharging");
        assertThat(ThisMachine.ofSupplies(supplies)).isEqualTo(Reading.NO);
        supply("AC", "type", "Mains", "online", "1");
        assertThat(ThisMachine.ofSupplies(supplies)).isEqualTo(Reading.YES);
    }

    @Test
    void outputOfCommands_isUnderstood() {
        assertThat(ThisMachine.ofPmset("Now drawing from 'AC Power'\n")).isEqualTo(Reading.YES);
        assertThat(ThisMachine.ofPmset("Now drawing from 'Battery Power'\n")).isEqualTo(Reading.NO);
        assertThat(ThisMachine.ofPmset("")).isEqualTo(Reading.UNKNOWN);
        assertThat(ThisMachine.ofBattery("batteries\r\n1\r\n")).isEqualTo(Reading.NO);
        assertThat(ThisMachine.ofBattery("batteries\r\n2\r\n")).isEqualTo(Reading.YES);
        assertThat(ThisMachine.ofBattery("batteries\r\n")).isEqualTo(Reading.YES);
        assertThat(ThisMachine.ofBattery("")).isEqualTo(Reading.UNKNOWN);
    }

    private void supply(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(supplies.resolve(name));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(folder.resolve(files[i]), files[i + 1] + "\n");
        }
    }
}
