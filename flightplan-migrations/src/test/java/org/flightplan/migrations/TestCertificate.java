package org.flightplan.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate of {@code localhost} that signs itself, made by the JDK's keytool.
 *
 * @param certificate what clients trust
 * @param key what the server keeps to itself
 */
public record TestCertificate(Path certificate, Path key) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Makes one, in files of this folder. */
    public static TestCertificate in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        keytool(folder, store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store)) {
            keys.load(content, PASSWORD);
        }
        return new TestCertificate(
                pem(
                        folder.resolve("server.crt"),
                        "CERTIFICATE",
                        keys.getCertificate("server").getEncoded()),
                pem(
                        folder.resolve("server.key"),
                        "PRIVATE KEY",
                        keys.getKey("server", PASSWORD).getEncoded()));
    }

    /** Has a PostgreSQL server encrypt its connections by it. */
    public EmbeddedPostgres.Builder serveBy(EmbeddedPostgres.Builder server) {
        return server.setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString());
    }

    private static void keytool(Path folder, Path store) throws IOException, InterruptedException {
        Path output = folder.resolve("keytool.log");
        String options =
                "-genkeypair -alias server -keyalg RSA -keysize 2048 -dname CN=localhost -ext san=dns:localhost"
                        + " -validity 2 -storetype PKCS12 -storepass " + String.valueOf(PASSWORD);
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(List.of(options.split(" ", -1)));
        keytool.command().addAll(List.of("-keystore", store.toString()));
        int status = keytool.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(output));
        }
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + type + "-----\n",
                StandardCharsets.US_ASCII);
    }
}
