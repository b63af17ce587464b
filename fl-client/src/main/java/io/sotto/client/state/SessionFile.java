package io.sotto.client.state;

import io.sotto.client.grpc.SessionStore;
import io.sotto.model.artifact.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's token in a file that only its owner may read, together with the server it is for: no other server gets to
 * see it. A file that cannot be understood is as good as none, since a device may always join as a newcomer.
 */
public final class SessionFile implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);

    private final Path file;
    private final String server;

    /** @param server the address, as it is written in commands */
    public SessionFile(Path file, String server) {
        this.file = file;
        this.server = server;
    }

    @Override
    public Optional<byte[]> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties session = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            session.load(reader);
            byte[] token = Base64.getDecoder().decode(session.getProperty("token", ""));
            boolean fits = token.length == TOKEN_BYTES && server.equals(session.getProperty("server"));
            return fits ? Optional.of(token) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} holds no session that can be read, so this device joins as a newcomer", file);
            return Optional.empty();
        }
    }

    @Override
    public void save(byte[] token) {
        String text = "server=%s%ntoken=%s%n"
                .formatted(server.replace(":", "\\:"), Base64.getEncoder().encodeToString(token));
        try {
            AtomicFile.writePrivately(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot keep the session".formatted(file), e);
        }
    }
}
