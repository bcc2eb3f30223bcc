package org.flightplan.launcher.production;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.flightplan.migrations.OperatorScript;
import org.flightplan.migrations.TestCertificate;

/**
 * What an operator has ready in production: a server for the log and one for the keys, both with a certificate, files of
 * secrets, and an identity provider.
 */
final class Installation implements AutoCloseable {

    private static final String LOG = "flightplan_prod";
    private static final String KEYS = "flightplan_keys";
    private static final Path RULES = Path.of("../server-config/postgres/pg_hba.conf");

    private final Path folder;
    private final TestCertificate certificate;
    private final EmbeddedPostgres log;
    private final EmbeddedPostgres keys;
    final Provider provider;

    Installation(Path folder) throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        this(folder, EmbeddedPostgres.builder());
    }

    /** The same, with a PostgreSQL of one's choice for the log. */
    Installation(Path folder, EmbeddedPostgres.Builder logServer)
            throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        this.folder = folder;
        certificate = TestCertificate.in(folder);
        log = certificate.serveBy(logServer).start();
        keys = certificate.serveBy(EmbeddedPostgres.builder()).start();
        provider = new Provider();
        create(log, LOG, OperatorScript.ROLES);
        create(keys, KEYS, OperatorScript.KEY_STORE);
        try (Connection connection = log.getDatabase("postgres", LOG).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + LOG + " owner to flightplan");
        }
        protect(log, "flightplan_app", "flightplan_events", "flightplan");
        protect(keys, "flightplan_keys");
    }

    /** By passwords, and by the operator's pg_hba.conf, with this machine as every network. */
    private void protect(EmbeddedPostgres server, String... roles) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String role : roles) {
                String password = UUID.randomUUID().toString();
                statement.execute("alter role " + role + " password '" + password + "'");
                secret(role, password + "\n");
            }
            String rules = Files.readString(RULES)
                    .replace("# hostssl", "hostssl")
                    .replaceAll("10\\.0\\.\\d\\.0/24", "127.0.0.1/32");
            // the test itself is the superuser
            Files.writeString(
                    Path.of(ask(server, "postgres", "show hba_file")),
                    "host all postgres 127.0.0.1/32 trust\n" + rules.replace("peer", "reject"));
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void create(EmbeddedPostgres server, String database, OperatorScript script) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        try (Connection connection = server.getDatabase("postgres", database).getConnection()) {
            script.run(connection);
        }
    }

    /** All that production asks for. */
    Map<String, String> settings() throws IOException, GeneralSecurityException {
        String tls = "?sslmode=verify-full&sslrootcert=" + certificate.certificate();
        Map<String, String> settings = new HashMap<>();
        settings.put("ENVIRONMENT", "production");
        settings.put("FLIGHTPLAN_HTTP_ADDRESS", "127.0.0.1");
        settings.put("DATABASE_URL", url("flightplan_app", log, LOG) + tls);
        settings.put("DATABASE_KEYS_URL", url("flightplan_keys", keys, KEYS) + tls);
        settings.put("DATABASE_PASSWORD_FILE", folder.resolve("flightplan_app").toString());
        settings.put(
                "DATABASE_EVENTS_PASSWORD_FILE",
                folder.resolve("flightplan_events").toString());
        settings.put(
                "DATABASE_MIGRATIONS_PASSWORD_FILE",
                folder.resolve("flightplan").toString());
        settings.put(
                "DATABASE_KEYS_PASSWORD_FILE", folder.resolve("flightplan_keys").toString());
        settings.put("OIDC_ISSUER", provider.issuer());
        settings.put("ALLOWED_HOSTS", "localhost");
        settings.put("MASTER_KEY_FILE", masterKey("master.key").toString());
        settings.put("SEAL_KEY_FILE", sealKey("seal.pem").toString());
        return settings;
    }

    /** The settings with keys that nothing was encrypted or sealed by. */
    Map<String, String> withOtherKeys(Map<String, String> settings) throws IOException, GeneralSecurityException {
        Map<String, String> others = new HashMap<>(settings);
        others.put("MASTER_KEY_FILE", masterKey(UUID.randomUUID() + ".key").toString());
        others.put("SEAL_KEY_FILE", sealKey(UUID.randomUUID() + ".pem").toString());
        return others;
    }

    /** The database of the log, on a connection that anybody on the way can read. */
    String plainLogUrl() {
        return url("flightplan", log, LOG) + "?sslmode=disable";
    }

    private static String url(String role, EmbeddedPostgres server, String database) {
        return "postgresql://" + role + "@localhost:" + server.getPort() + "/" + database;
    }

    /** Asks the log's database, past every wall. */
    String log(String sql) throws SQLException {
        return ask(log, LOG, sql);
    }

    /** Changes something of the log's server that no session is in the way of: they are ended before. */
    void change(String sql) throws SQLException {
        try (Connection connection = log.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'flightplan%'");
            statement.execute(sql);
        }
    }

    /** Asks the key store, past every wall. */
    String keys(String sql) throws SQLException {
        return ask(keys, KEYS, sql);
    }

    private static String ask(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Path masterKey(String name) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return secret(name, Base64.getEncoder().encodeToString(key) + "\n");
    }

    private Path sealKey(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return secret(
                name,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }

    private Path secret(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    @Override
    public void close() throws IOException {
        provider.close();
        keys.close();
        log.close();
    }
}
