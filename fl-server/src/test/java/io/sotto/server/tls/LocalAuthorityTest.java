package io.sotto.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void certificate_ofTheCoordinator_isVouchedForByTheAuthority() throws GeneralSecurityException, IOException {
        TlsFiles files = created();
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(read(files.authority()), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(NOW.plus(Period.ofDays(800))));

        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(read(files.certificate())));

        assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, trust))
                .doesNotThrowAnyException();
    }

    @Test
    void certificate_ofTheCoordinator_namesItsHosts() throws GeneralSecurityException, IOException {
        X509Certificate certificate = read(created().certificate());

        assertThat(certificate.getSubjectAlternativeNames())
                .contains(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(2, "pi.home"),
                        List.of(7, "10.0.0.7"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void certificate_ofTheAuthority_mayVouchForCoordinatorsAlone() throws GeneralSecurityException, IOException {
        X509Certificate authority = read(created().authority());

        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getKeyUsage()[5]).as("keyCertSign").isTrue();
        assertThat(authority.getKeyUsage()[0]).as("digitalSignature").isFalse();
    }

    @Test
    void keys_onDisk_areTheOwnersAlone() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        TlsFiles files = created();

        for (Path key : List.of(files.key(), files.authorityKey())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "ca-key.pem", "server.pem", "server-key.pem"})
    void create_whereAFileExists_refusesAndWritesNothing(String existing) throws IOException {
        Files.writeString(directory.resolve(existing), "precious");

        assertThatThrownBy(this::created)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(directory.resolve(existing) + ": exists already");
        assertThat(directory).isDirectoryContaining("glob:**/" + existing);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
        assertThat(directory.resolve(existing)).hasContent("precious");
    }

    @Test
    void requireUsable_withoutFiles_saysWhatToDo() {
        TlsFiles files = new TlsFiles(directory);

        assertThatThrownBy(() -> files.requireUsable(NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("%s: no such file: expected what `sotto server init --dir %s` writes"
                        .formatted(files.certificate(), directory));
    }

    @Test
    void requireUsable_withAnExpiredCertificate_saysSo() {
        TlsFiles files = created();

        assertThatCode(() -> files.requireUsable(NOW.plus(Period.ofDays(824)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> files.requireUsable(NOW.plus(Period.ofDays(826))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not valid now");
    }

    @Test
    void requireUsable_withSomethingElse_saysSo() throws IOException {
        TlsFiles files = created();
        Files.writeString(files.certificate(), "no certificate");

        assertThatThrownBy(() -> files.requireUsable(NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("server.pem: expected a certificate as PEM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "-pi", "a..b", "grün"})
    void hosts_thatAreNoNames_areRefused(String host) {
        assertThatThrownBy(() -> HostNames.with(List.of(host)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("host '%s'".formatted(host));
    }

    private TlsFiles created() {
        TlsFiles files = new TlsFiles(directory);
        LocalAuthority.create(files, HostNames.with(List.of("pi.home", "10.0.0.7")), new SecureRandom(), NOW);
        return files;
    }

    private static X509Certificate read(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
