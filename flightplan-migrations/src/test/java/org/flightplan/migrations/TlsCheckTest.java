package org.flightplan.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** In production, nobody reads along on the way to the database. */
class TlsCheckTest {

    @TempDir
    Path folder;

    @Test
    void only_an_encrypted_connection_to_a_server_that_is_verified_will_do() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (EmbeddedPostgres server =
                certificate.serveBy(EmbeddedPostgres.builder()).start()) {
            assertEquals(Optional.empty(), refusal(server, certificate, "verify-full"));
            assertTrue(refusal(server, certificate, "require").orElseThrow().contains("to whom is not verified"));
            String plain = refusal(server, certificate, "disable").orElseThrow();
            assertTrue(
                    plain.contains("jdbc/x") && plain.contains("not encrypted") && plain.contains("verify-full"),
                    plain);
        }
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_told_with_the_remedy() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (EmbeddedPostgres server =
                certificate.serveBy(EmbeddedPostgres.builder()).start()) {
            for (String authority : List.of("missing.crt", "other/server.crt")) {
                Files.createDirectories(folder.resolve("other"));
                if (authority.startsWith("other")) {
                    TestCertificate.in(folder.resolve("other"));
                }
                PGSimpleDataSource database = database(server, folder.resolve(authority), "verify-full");
                SQLException refused = assertThrows(SQLException.class, database::getConnection);
                assertTrue(DatabaseTrouble.of(refused).contains("sslrootcert="), DatabaseTrouble.of(refused));
            }
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

    private static Optional<String> refusal(EmbeddedPostgres server, TestCertificate certificate, String sslMode)
            throws Exception {
        return TlsCheck.refusal("jdbc/x", database(server, certificate.certificate(), sslMode));
    }

    private static PGSimpleDataSource database(EmbeddedPostgres server, Path authority, String sslMode) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"localhost"});
        database.setPortNumbers(new int[] {server.getPort()});
        database.setDatabaseName("postgres");
        database.setUser("postgres");
        database.setSslMode(sslMode);
        database.setSslRootCert(authority.toString());
        return database;
    }
}
