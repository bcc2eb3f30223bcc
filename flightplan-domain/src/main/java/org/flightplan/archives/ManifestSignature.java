package org.flightplan.archives;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;
import org.flightplan.integrity.PublicSealKeys;
import org.flightplan.integrity.SealKeys;

/**
 * Who vouches for a manifest: the key that seals the old installation's log.
 *
 * @param keyId which key that is
 * @param signature Ed25519 over a label and the manifest's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record ManifestSignature(String keyId, byte[] signature) {

    // what is signed for one purpose is worth nothing for another: seals are signed by the same key
    private static final byte[] LABEL = "flightplan archive manifest 1\n".getBytes(StandardCharsets.US_ASCII);

    static ManifestSignature of(byte[] manifest, SealKeys keys) {
        return new ManifestSignature(keys.currentId(), keys.sign(labelled(manifest)));
    }

    byte[] bytes() {
        return JsonDoc.doc()
                .with("key_id", keyId)
                .with("signature", Base64.getEncoder().encodeToString(signature))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BrokenArchive when it can't be read */
    static ManifestSignature read(byte[] bytes) {
        try {
            Values values = new Values(Jsons.object(new String(bytes, StandardCharsets.UTF_8)));
            return new ManifestSignature(
                    values.text("key_id"), Base64.getDecoder().decode(values.text("signature")));
        } catch (RuntimeException e) {
            throw new BrokenArchive(ArchiveManifest.SIGNATURE, "can't be read", e);
        }
    }

    /** @throws BrokenArchive unless one of these keys has signed the manifest as it is */
    void verify(byte[] manifest, PublicSealKeys signers) {
        if (!signers.has(keyId)) {
            throw new BrokenArchive(
                    ArchiveManifest.SIGNATURE,
                    "is by the key " + keyId + ", which is none of those that are trusted here");
        }
        if (!signers.isSignedBy(keyId, labelled(manifest), signature)) {
            throw new BrokenArchive(ArchiveManifest.NAME, "is not what was signed");
        }
    }

    private static byte[] labelled(byte[] manifest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(LABEL.length + manifest.length);
        all.writeBytes(LABEL);
        all.writeBytes(manifest);
        return all.toByteArray();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
