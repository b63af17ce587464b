package io.sotto.client.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lasts as long as a test. */
public final class TestAuthority {
    /** A server's key and the certificate that goes with it. */
    public record Identity(PrivateKey key, X509Certificate certificate) {}

    private static final X500Name NAME = new X500Name("CN=Test Authority");

    private final KeyPair keys = newKeys();
    private final X509Certificate certificate =
            certify(keys, NAME, Instant.now().plus(Duration.ofDays(1)), null);

    public CertificateAuthority trusted() {
        return new CertificateAuthority(List.of(certificate));
    }

    public Identity serverFor(GeneralName host) {
        return serverFor(host, Instant.now().plus(Duration.ofHours(1)));
    }

    public Identity serverFor(GeneralName host, Instant notAfter) {
        KeyPair serverKeys = newKeys();
        return new Identity(serverKeys.getPrivate(), certify(serverKeys, new X500Name("CN=Server"), notAfter, host));
    }

    public static GeneralName address(String ip) {
        return new GeneralName(GeneralName.iPAddress, ip);
    }

    public static GeneralName name(String dns) {
        return new GeneralName(GeneralName.dNSName, dns);
    }

    public void writePem(Path file) {
        try {
            Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                            .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate certify(
            KeyPair subject, X500Name name, Instant notAfter, @org.jspecify.annotations.Nullable GeneralName host) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(notAfter.minus(Duration.ofDays(2))),
                    Date.from(notAfter),
                    name,
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
            if (host != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
