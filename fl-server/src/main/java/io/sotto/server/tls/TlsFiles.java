package io.sotto.server.tls;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Where a coordinator's keys and certificates stand, all PEM. Only {@link #authority()} is for others.
 *
 * @param directory the coordinator's
 */
public record TlsFiles(Path directory) {
    /** The authority's certificate: what clients are given. */
    public Path authority() {
        return directory.resolve("ca.pem");
    }

    /** The authority's key: needed to make further certificates, and for nothing else. */
    public Path authorityKey() {
        return directory.resolve("ca-key.pem");
    }

    /** The coordinator's certificate. */
    public Path certificate() {
        return directory.resolve("server.pem");
    }

    /** The coordinator's key, PKCS#8. */
    public Path key() {
        return directory.resolve("server-key.pem");
    }

    /**
     * Checks that a coordinator can start with these files.
     *
     * @throws InvalidInputException if one is missing or unreadable, or the certificate has expired; says which and what
     *     to do
     */
    public void requireUsable(Instant now) {
        for (Path file : List.of(certificate(), key())) {
            if (!Files.isReadable(file)) {
                throw new InvalidInputException("%s: %s: expected what `sotto server init --dir %s` writes"
                        .formatted(file, Files.exists(file) ? "cannot be read" : "no such file", directory));
            }
        }
        X509Certificate certificate = readCertificate();
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new InvalidInputException(
                    "%s: not valid now: %s; move the .pem files away and run `sotto server init --dir %s` again"
                            .formatted(certificate(), e.getMessage(), directory),
                    e);
        }
        if (!PemKey.belongsTo(certificate.getPublicKey(), readKey())) {
            throw new InvalidInputException(
                    "%s: expected the key of the certificate in %s, found another".formatted(key(), certificate()));
        }
    }

    private X509Certificate readCertificate() {
        try (InputStream in = Files.newInputStream(certificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new InvalidInputException(
                    "%s: expected a certificate as PEM: %s".formatted(certificate(), e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(certificate(), e), e);
        }
    }

    private String readKey() {
        try {
            return Files.readString(key(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(key(), e), e);
        }
    }
}
