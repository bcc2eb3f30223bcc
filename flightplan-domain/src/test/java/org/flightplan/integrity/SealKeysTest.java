package org.flightplan.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import org.flightplan.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key seals, and what is said of one that can't. */
class SealKeysTest {

    private static final byte[] CONTENT = "sealed".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void a_file_with_both_halves_signs_and_verifies() throws Exception {
        KeyPair pair = pair("Ed25519");
        SealKeys keys = of(file(privateKey(pair) + publicKey(pair)));
        assertEquals(Optional.empty(), keys.problem());
        byte[] signed = keys.sign(CONTENT);
        assertTrue(keys.isSignedBy(keys.currentId(), CONTENT, signed));
        assertFalse(keys.isSignedBy(keys.currentId(), "other".getBytes(StandardCharsets.US_ASCII), signed));
        assertFalse(keys.isSignedBy("unknown", CONTENT, signed));
        assertFalse(keys.isSignedBy(keys.currentId(), CONTENT, new byte[3]));
    }

    @Test
    void what_an_older_key_signed_is_verified_by_its_public_half() throws Exception {
        KeyPair old = pair("Ed25519");
        SealKeys before = of(file(privateKey(old) + publicKey(old)));
        byte[] signed = before.sign(CONTENT);
        KeyPair young = pair("Ed25519");
        SealKeys after = of(file(publicKey(old) + privateKey(young) + publicKey(young)));
        assertNotEquals(before.currentId(), after.currentId());
        assertTrue(after.isSignedBy(before.currentId(), CONTENT, signed));
        assertFalse(of(file(privateKey(young) + publicKey(young))).isSignedBy(before.currentId(), CONTENT, signed));
    }

    @Test
    void a_development_key_is_the_same_after_every_start_and_another_with_another_secret() {
        assertEquals(development("one").currentId(), development("one").currentId());
        assertNotEquals(development("one").currentId(), development("other").currentId());
        byte[] signed = development("one").sign(CONTENT);
        assertTrue(development("one").isSignedBy(development("one").currentId(), CONTENT, signed));
    }

    @Test
    void outside_development_a_file_is_needed() {
        for (Environment environment : Environment.values()) {
            boolean needed = environment != Environment.DEVELOPMENT;
            Optional<String> problem = new SealKeys(Optional.empty(), environment, "secret").problem();
            assertEquals(needed, problem.isPresent(), environment.name());
            problem.ifPresent(text -> assertTrue(text.contains("SEAL_KEY_FILE") && text.contains("openssl"), text));
        }
    }

    @Test
    void a_file_that_can_not_be_used_is_named_with_the_remedy() throws Exception {
        KeyPair pair = pair("Ed25519");
        KeyPair other = pair("Ed25519");
        KeyPair rsa = pair("RSA");
        Path open = file(privateKey(pair) + publicKey(pair));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertProblem(open, "chmod 600");
        assertProblem(folder.resolve("nowhere.pem"), "names no file");
        assertProblem(file(""), "no Ed25519 private key");
        assertProblem(file(publicKey(pair)), "no Ed25519 private key");
        assertProblem(file(privateKey(pair)), "-pubout");
        assertProblem(file(privateKey(pair) + publicKey(other)), "-pubout");
        assertProblem(file(privateKey(rsa) + publicKey(rsa)), "something else");
        assertProblem(file("-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n"), "something else");
    }

    private static void assertProblem(Path file, String said) {
        String problem = of(file).problem().orElseThrow();
        assertTrue(problem.contains(said) && problem.contains(file.toString()), problem);
    }

    private static SealKeys of(Path file) {
        return new SealKeys(Optional.of(file), Environment.PRODUCTION, "");
    }

    private static SealKeys development(String secret) {
        return new SealKeys(Optional.empty(), Environment.DEVELOPMENT, secret);
    }

    private Path file(String content) throws Exception {
        Path file = Files.createTempFile(folder, "seal", ".pem");
        return Files.writeString(file, content, StandardCharsets.US_ASCII);
    }

    private static KeyPair pair(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static String privateKey(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    private static String publicKey(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
