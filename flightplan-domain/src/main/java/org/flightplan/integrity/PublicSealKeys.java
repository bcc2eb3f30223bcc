package org.flightplan.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that verify what an installation's sealing key has signed, by their ids: this installation's, or another's. */
public final class PublicSealKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");
    private static final int ID_DIGITS = 16;

    private final Map<String, PublicKey> byId;

    PublicSealKeys(Map<String, PublicKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * The keys of a PEM text, such as {@code openssl pkey -in seal.pem -pubout} writes; what else it holds is not looked at.
     *
     * @throws IllegalArgumentException when it holds none, or something else than Ed25519 keys
     */
    public static PublicSealKeys ofPem(String pem) {
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            PublicKey key = key(Base64.getMimeDecoder().decode(blocks.group(1)));
            keys.put(idOf(key), key);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no public key in it");
        }
        return new PublicSealKeys(keys);
    }

    static PublicKey key(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("something else than an Ed25519 key", e);
        }
    }

    /** Whether a key of this id is among them. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** The key of an id, in base64 of its X.509 form; empty when it is not among them. */
    Optional<String> encoded(String id) {
        return Optional.ofNullable(byId.get(id)).map(key -> Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /** Whether the key of this id has signed this content; false for a key that is not among them. */
    public boolean isSignedBy(String id, byte[] content, byte[] signed) {
        PublicKey key = byId.get(id);
        try {
            if (key == null) {
                return false;
            }
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** The id of a key: the first {@value #ID_DIGITS} hexadecimal digits of its SHA-256. */
    static String idOf(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As PEM, for whoever is to trust them. */
    public String pem() {
        StringBuilder pem = new StringBuilder();
        for (PublicKey key : byId.values()) {
            pem.append("-----BEGIN PUBLIC KEY-----\n")
                    .append(Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(key.getEncoded()))
                    .append("\n-----END PUBLIC KEY-----\n");
        }
        return pem.toString();
    }
}
