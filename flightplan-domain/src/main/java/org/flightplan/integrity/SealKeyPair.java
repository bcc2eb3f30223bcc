package org.flightplan.integrity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flightplan.settings.SecretFile;

/**
 * The key that signs, and those that verify.
 *
 * @param id of the signing key's public half
 * @param privateKey signs
 * @param publicKeys by their ids: its own, and those that signed before it
 */
record SealKeyPair(String id, PrivateKey privateKey, Map<String, PublicKey> publicKeys) {

    static final String REMEDY = "make one with: (umask 077; openssl genpkey -algorithm ed25519 -out seal.pem;"
            + " openssl pkey -in seal.pem -pubout >> seal.pem)";

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]+)-----END \\1-----");

    /** The keys of a PEM file. */
    static SealKeyPair read(Path file) throws SecretFile.Unusable {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            PrivateKey signing = null;
            Map<String, PublicKey> verifying = new LinkedHashMap<>();
            var blocks = BLOCK.matcher(SecretFile.text("SEAL_KEY_FILE", file));
            while (blocks.find()) {
                byte[] content = Base64.getMimeDecoder().decode(blocks.group(2));
                if (blocks.group(1).equals("PRIVATE KEY")) {
                    signing = keys.generatePrivate(new PKCS8EncodedKeySpec(content));
                } else if (blocks.group(1).equals("PUBLIC KEY")) {
                    PublicKey key = keys.generatePublic(new X509EncodedKeySpec(content));
                    verifying.put(PublicSealKeys.idOf(key), key);
                }
            }
            if (signing == null) {
                throw new SecretFile.Unusable("SEAL_KEY_FILE " + file + " holds no Ed25519 private key: " + REMEDY);
            }
            return of(signing, verifying, file);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretFile.Unusable(
                    "SEAL_KEY_FILE " + file + " holds something else than Ed25519 keys: " + REMEDY);
        }
    }

    /** The keys that a development secret always leads to. */
    static SealKeyPair made(String secret) {
        try {
            Mac seed = Mac.getInstance("HmacSHA256");
            seed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] bytes = seed.doFinal("flightplan development seals".getBytes(StandardCharsets.US_ASCII));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, new Always(bytes));
            KeyPair pair = generator.generateKeyPair();
            String id = PublicSealKeys.idOf(pair.getPublic());
            return new SealKeyPair(id, pair.getPrivate(), Map.of(id, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    // a key in the file is told to be the signing one's by trying: the JDK does not derive one from the other
    private static SealKeyPair of(PrivateKey signing, Map<String, PublicKey> verifying, Path file)
            throws SecretFile.Unusable, GeneralSecurityException {
        byte[] sample = {1, 2, 3};
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(signing);
        signature.update(sample);
        byte[] signed = signature.sign();
        for (Map.Entry<String, PublicKey> key : verifying.entrySet()) {
            signature.initVerify(key.getValue());
            signature.update(sample);
            if (signature.verify(signed)) {
                return new SealKeyPair(key.getKey(), signing, Map.copyOf(verifying));
            }
        }
        throw new SecretFile.Unusable("SEAL_KEY_FILE " + file
                + " holds no public key of its private key: add it with openssl pkey -in <file> -pubout >> <file>");
    }

    /** No randomness at all: what a development key needs to be the same after every start. */
    private static final class Always extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] value;

        private Always(byte[] value) {
            this.value = value.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = value[i % value.length];
            }
        }
    }
}
