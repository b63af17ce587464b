package io.sotto.server.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether a private key in PEM (PKCS#8) belongs to a certificate's public one. */
final class PemKey {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] TRIAL = {'s', 'o', 't', 't', 'o'};

    private PemKey() {}

    /** Signs with the one and verifies with the other; false also for what is no such key. */
    static boolean belongsTo(PublicKey publicKey, String pem) {
        Matcher matcher = PKCS8.matcher(pem);
        if (!matcher.find()) {
            return false;
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            PrivateKey privateKey =
                    KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            Signature signature =
                    Signature.getInstance(publicKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(TRIAL);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(TRIAL);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
