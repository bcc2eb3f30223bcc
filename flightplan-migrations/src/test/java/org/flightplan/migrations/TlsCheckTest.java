package org.flightplan.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flightplan.settings.Environment;
import org.flightplan.settings.ServerDatasource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** In production, nobody reads along on the way to the database. */
class TlsCheckTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void only_an_encrypted_connection_to_a_server_that_is_verified_will_do() throws Exception {
        certify();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .start()) {
            assertEquals(Optional.empty(), refusal(server, "verify-full"));
            assertTrue(refusal(server, "require").orElseThrow().contains("to whom is not verified"));
            String plain = refusal(server, "disable").orElseThrow();
            assertTrue(
                    plain.contains("jdbc/x") && plain.contains("not encrypted") && plain.contains("verify-full"),
                    plain);
        }
    }

    @Test
    void elsewhere_nobody_asks() throws Exception {
        for (Environment environment : Environment.values()) {
            if (environment != Environment.PRODUCTION) {
                assertEquals(Optional.empty(), TlsCheck.refusal(ServerDatasource.REQUESTS, environment));
            }
        }
    }

    private Optional<String> refusal(EmbeddedPostgres server, String sslMode) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"localhost"});
        database.setPortNumbers(new int[] {server.getPort()});
        database.setDatabaseName("postgres");
        database.setUser("postgres");
        database.setSslMode(sslMode);
        database.setSslRootCert(folder.resolve("server.crt").toString());
        return TlsCheck.refusal("jdbc/x", database);
    }

    private void certify() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0, "keytool");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store)) {
            keys.load(content, PASSWORD);
        }
        write("server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write("server.key", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    }

    private void write(String name, String type, byte[] content) throws Exception {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + type + "-----\n",
                StandardCharsets.US_ASCII);
    }
}
