package io.sotto.client.grpc;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** The certificates that a device trusts to vouch for its coordinator, and no others: not those of the system. */
public record CertificateAuthority(List<X509Certificate> certificates) {
    private static final long LARGEST_FILE_BYTES = 1 << 20;

    public CertificateAuthority {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads PEM certificates.
     *
     * @throws InvalidInputException if the file cannot be read or holds no certificate
     */
    public static CertificateAuthority read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new InvalidInputException("%s: %,d bytes: expected a certificate in PEM form, at most %,d bytes"
                        .formatted(file, Files.size(file), LARGEST_FILE_BYTES));
            }
            return new CertificateAuthority(parse(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "%s: no such file: expected the certificate that `sotto server init` wrote as ca.pem"
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (CertificateException e) {
            throw new InvalidInputException(
                    "%s: expected a certificate in PEM form, found something else".formatted(file), e);
        }
    }

    private static List<X509Certificate> parse(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            return found;
        }
    }
}
