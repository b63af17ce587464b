package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void scalar_twoFigures_followTheVersionRecord() throws IOException {
        try (EventLog log = new EventLog(folder, CLOCK)) {
            log.scalar("loss", 1, 0.5);
            log.scalar("accuracy", 300, 0.25);
        }
        List<byte[]> records = records();
        assertThat(records).hasSize(3);
        assertThat(new String(records.get(0), StandardCharsets.ISO_8859_1)).endsWith("brain.Event:2");
        // wall_time 1,000,000.0; step 1; summary { value { tag "loss", simple_value 0.5 } }
        assertThat(HexFormat.of().formatHex(records.get(1)))
                .isEqualTo("09" + "0000000080842e41" + "10" + "01" + "2a0d" + "0a0b" + "0a04" + "6c6f7373" + "15"
                        + "0000003f");
        // step 300 takes two bytes
        assertThat(HexFormat.of().formatHex(records.get(2))).contains("10" + "ac02" + "2a");
    }

    @Test
    void constructor_fileName_isOneThatTensorBoardLooksFor() throws IOException {
        new EventLog(folder, CLOCK).close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("events.out.tfevents.1000000.sotto");
        }
    }

    /** Splits the file by TFRecord's framing and checks both checksums of each record. */
    private List<byte[]> records() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("events.out.tfevents.1000000.sotto")))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (file.hasRemaining()) {
            byte[] length = new byte[Long.BYTES];
            file.get(length);
            assertThat(file.getInt()).isEqualTo(masked(length));
            byte[] record = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            file.get(record);
            assertThat(file.getInt()).isEqualTo(masked(record));
            records.add(record);
        }
        return records;
    }

    private static int masked(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        long value = checksum.getValue();
        return (int) (((value >>> 15) | (value << 17)) + 0xa282ead8L);
    }
}
