package io.sotto.server.tls;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.operator.OperatorCreationException;

/** Makes an authority of one's own and the coordinator's certificate, and writes both. */
public final class LocalAuthority {
    private LocalAuthority() {}

    /**
     * Writes the four files: all or none. Keys are readable for their owner alone.
     *
     * @param hosts names and IP addresses by which clients call the coordinator
     * @throws InvalidInputException if one of the files exists, or they cannot be written
     */
    public static void create(TlsFiles files, Collection<String> hosts, SecureRandom random, Instant now) {
        Map<Path, String> contents;
        try {
            contents = contents(files, hosts, new CertificateMaker(random, now));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make ECDSA certificates", e);
        }
        for (Path file : contents.keySet()) {
            if (Files.exists(file)) {
                throw new InvalidInputException(
                        "%s: exists already: expected a directory without keys; clients would trust the old ones no more"
                                .formatted(file));
            }
        }
        PrivateFiles.writeAll(contents);
    }

    private static Map<Path, String> contents(TlsFiles files, Collection<String> hosts, CertificateMaker maker)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair authority = maker.keys();
        KeyPair coordinator = maker.keys();
        X509Certificate certificate = maker.coordinator(coordinator.getPublic(), hosts, authority);
        Map<Path, String> contents = new LinkedHashMap<>();
        contents.put(
                files.authorityKey(), pem("PRIVATE KEY", authority.getPrivate().getEncoded()));
        contents.put(files.key(), pem("PRIVATE KEY", coordinator.getPrivate().getEncoded()));
        contents.put(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
        contents.put(
                files.authority(), pem("CERTIFICATE", maker.authority(authority).getEncoded()));
        return contents;
    }

    /** RFC 7468: lines of 64 characters. */
    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }
}
