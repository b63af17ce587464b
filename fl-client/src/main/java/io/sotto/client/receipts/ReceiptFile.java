package io.sotto.client.receipts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Receipts as JSON, a line each; lines are added at the end and never changed. */
public final class ReceiptFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public ReceiptFile(Path file) {
        this.file = file;
    }

    /**
     * Adds a receipt; it is on the disk when this returns. It takes the place of a last line that was cut short.
     *
     * @throws UncheckedIOException if it cannot be kept; nothing may be sent then
     */
    public void add(Receipt receipt) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfWholeLines(channel);
            channel.truncate(end).position(end);
            ByteBuffer line =
                    ByteBuffer.wrap((JSON.writeValueAsString(receipt) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot keep a receipt, so nothing is sent".formatted(file), e);
        }
    }

    /**
     * All receipts, oldest first; none if nothing ever left. A last line that was cut short was never sent.
     *
     * @throws InvalidInputException if a line is no receipt
     */
    public List<Receipt> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            List<Receipt> receipts = new ArrayList<>();
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                receipts.add(read(line, receipts.size() + 1));
            }
            return receipts;
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(file, e), e);
        }
    }

    private static long endOfWholeLines(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private Receipt read(String line, int number) {
        try {
            return JSON.readValue(line, Receipt.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("%s, line %d: expected a receipt".formatted(file, number), e);
        }
    }
}
