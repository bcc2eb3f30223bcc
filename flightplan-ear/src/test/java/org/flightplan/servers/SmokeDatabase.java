package org.flightplan.servers;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.flightplan.migrations.TestDatabase;

/** A database as an operator hands it over: roles with passwords, no tables yet. */
final class SmokeDatabase {

    /** Characters that a careless script would take for its own. */
    static final String PASSWORD = "own'er$ \"s\": e\\=c`#";

    private final TestDatabase database = TestDatabase.empty();
    private final TestDatabase keys = TestDatabase.keyStore();

    SmokeDatabase() {
        try (Connection connection = database.as("postgres").getConnection()) {
            for (String role : new String[] {"flightplan", "flightplan_app", "flightplan_events", "flightplan_keys"}) {
                execute(connection, "alter role " + role + " password '" + PASSWORD.replace("'", "''") + "'");
            }
            demandPasswords(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the scripts in server-config read. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("ENVIRONMENT", "test");
        settings.put("LOG_FORMAT", "json");
        settings.put("LOG_LEVEL", "DEBUG");
        settings.put("OIDC_ISSUER", Keycloak.running().issuer().toString());
        settings.put("ALLOWED_HOSTS", "localhost");
        settings.put("SEAL_KEY_FILE", sealKeyFile());
        settings.put("MASTER_KEY_FILE", SecretFiles.write("master.key", randomKey() + "\n"));
        // the one as most tools write it, the other as Java does
        settings.put("DATABASE_URL", database.jdbcUrl().replace("jdbc:", ""));
        settings.put("FLIGHTPLAN_DB", Build.FLIGHTPLAN_DB.toString());
        settings.put("DATABASE_KEYS_URL", keys.jdbcUrl());
        settings.put("POSTGRESQL_DRIVER", Build.POSTGRESQL_DRIVER.toString());
        settings.put("DATABASE_PASSWORD_FILE", SecretFiles.write("requests", PASSWORD + "\n"));
        settings.put("DATABASE_EVENTS_PASSWORD_FILE", SecretFiles.write("events", PASSWORD + "\n"));
        settings.put("DATABASE_KEYS_PASSWORD_FILE", SecretFiles.write("keys", PASSWORD + "\n"));
        settings.put("DATABASE_MIGRATIONS_PASSWORD_FILE", SecretFiles.write("migrations", PASSWORD + "\n"));
        return settings;
    }

    /** Runs a statement, if there is one, in the key store or else in the log. */
    void change(boolean inKeyStore, String statement) throws SQLException {
        try (Connection connection =
                (inKeyStore ? keys : database).as("postgres").getConnection()) {
            execute(connection, statement);
        }
    }

    // The embedded server trusts everybody, and a password that got lost on its way would go unnoticed.
    private static void demandPasswords(Connection connection) throws SQLException {
        execute(connection, """
                do $$
                begin
                  execute format('copy (select unnest(array[%L, %L])) to %L',
                    'host all postgres all trust', 'host all all all scram-sha-256', current_setting('hba_file'));
                end $$""");
        execute(connection, "select pg_reload_conf()");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String sealKeyFile() {
        return sealKeyFile("seal.pem");
    }

    static String sealKeyFile(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SecretFiles.write(
                    name,
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                            + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
