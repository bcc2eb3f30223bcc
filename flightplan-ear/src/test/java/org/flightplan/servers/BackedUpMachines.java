package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flightplan.migrations.Folders;
import org.flightplan.migrations.InstalledPostgres;
import org.flightplan.migrations.OperatorScript;

/** The clusters and files of an installation, backed up by the operator's script as its timers do, and recovered by the other. */
final class BackedUpMachines implements AutoCloseable {

    static final String LOG = "flightplan_prod";
    static final String KEYS = "flightplan_keys";
    static final String IDENTITY = "keycloak";

    private final Path folder;
    private final Path safe;
    private final InstalledPostgres log;
    private final InstalledPostgres keys;
    private final List<Path> recovered = new ArrayList<>();

    /**
     * Makes both clusters, with the databases and roles that an operator makes.
     *
     * @param folder of the log's machine, which has the backups too, {@code safe} where the master key and the seal key are kept
     */
    BackedUpMachines(Path folder, Path keysFolder, Path safe) throws Exception {
        this.folder = folder;
        this.safe = safe;
        log = new InstalledPostgres(folder, Optional.of(backups().resolve("log/wal")));
        keys = new InstalledPostgres(keysFolder, Optional.empty());
        execute(log.port(), "postgres", "create database " + LOG);
        run(log.port(), LOG, OperatorScript.ROLES);
        execute(log.port(), LOG, "alter database " + LOG + " owner to flightplan");
        execute(keys.port(), "postgres", "create database " + KEYS);
        run(keys.port(), KEYS, OperatorScript.KEY_STORE);
        execute(keys.port(), "postgres", "create role keycloak login");
        execute(keys.port(), "postgres", "create database " + IDENTITY + " owner keycloak");
        demandPasswords(log.port(), "flightplan", "flightplan_app", "flightplan_events");
        demandPasswords(keys.port(), "flightplan_keys", "keycloak");
        log.run(Map.of(), "mkdir", folder.resolve("key-backups").toString());
        Path services = folder.resolve("pg_service.conf");
        Files.writeString(
                services,
                service("log", log.port(), LOG)
                        + service("keys", keys.port(), KEYS)
                        + service("identity", keys.port(), IDENTITY));
        Files.createDirectory(contents());
        Files.createDirectory(configuration());
        Files.writeString(configuration().resolve("flightplan.env"), "ENVIRONMENT=production\n");
        Files.writeString(configuration().resolve("requests.secret"), SmokeDatabase.PASSWORD);
        Files.writeString(
                folder.resolve("backup.env"),
                "KEY_BACKUPS=" + folder.resolve("key-backups") + "\nBACKUPS=" + backups() + "\nCONFIGURATION="
                        + configuration() + "\nPGSERVICEFILE=" + services + "\nCONTENT_FOLDER=" + contents() + "\n");
    }

    private static String service(String part, int port, String database) {
        return "[flightplan-" + part + "]\nhost=localhost\nport=" + port + "\ndbname=" + database + "\nuser=postgres\n";
    }

    private static void demandPasswords(int port, String... roles) throws SQLException {
        for (String role : roles) {
            execute(
                    port,
                    "postgres",
                    "alter role " + role + " password '" + SmokeDatabase.PASSWORD.replace("'", "''") + "'");
        }
        execute(port, "postgres", """
                do $$
                begin
                  execute format('copy (select unnest(array[%L, %L, %L])) to %L',
                    'host all postgres all trust', 'host replication postgres all trust',
                    'host all all all scram-sha-256', current_setting('hba_file'));
                end $$""");
        execute(port, "postgres", "select pg_reload_conf()");
    }

    int logPort() {
        return log.port();
    }

    int keysPort() {
        return keys.port();
    }

    /** Attachments, while the installation lives. */
    Path contents() {
        return folder.resolve("contents");
    }

    /** What it was set up with. */
    Path configuration() {
        return folder.resolve("etc");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    /** Runs one part of the script as its service does: files by root, where there is one. */
    String backUp(String part) throws Exception {
        Map<String, String> settings =
                Map.of("BACKUP_ENV", folder.resolve("backup.env").toString());
        String script = log.scripts().resolve("backup-all.sh").toString();
        return part.equals("files") ? new Program(settings).run(script, part) : log.run(settings, script, part);
    }

    /** What {@code backup-all.sh} says that refuses. */
    String backUpRefused(String part) throws Exception {
        return log.refusal(Map.of("BACKUP_ENV", folder.resolve("backup.env").toString()), "../../backup-all.sh", part);
    }

    /** Waits until all that was recorded is in the archive. */
    void awaitArchived() throws Exception {
        String wal = ask(log.port(), LOG, "select pg_walfile_name(pg_switch_wal())");
        long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Files.exists(log.archive().resolve(wal))) {
            assertTrue(System.nanoTime() < limit, wal + " is not archived");
            Thread.sleep(100);
        }
    }

    /** Both clusters and all files end at once and are gone, but for the backups and the safe. */
    void lose() throws Exception {
        log.lose();
        keys.lose();
        Folders.delete(contents());
        Folders.delete(configuration());
    }

    /** Runs the script that recovers, with these settings besides the usual ones; both ports follow each other. */
    String recover(int port, Map<String, String> others, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(log.scripts().resolve("recover-all.sh").toString()));
        command.addAll(List.of(arguments));
        recovered.add(Path.of(arguments[0]));
        return log.run(settings(port, others), command.toArray(String[]::new));
    }

    /** What the script says that refuses. */
    String recoverRefused(int port, Map<String, String> others, Path target) throws Exception {
        return log.refusal(settings(port, others), "../../recover-all.sh", target.toString());
    }

    private Map<String, String> settings(int port, Map<String, String> others) throws IOException {
        Files.setPosixFilePermissions(safe, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var files = Files.list(safe)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, Files.getOwner(folder));
            }
        }
        Map<String, String> settings = new TreeMap<>(Map.of(
                "BACKUPS", backups().toString(),
                "KEY_BACKUPS", folder.resolve("key-backups").toString(),
                "MASTER_KEY_FILE", safe.resolve("master.key").toString(),
                "SEAL_KEY_FILE", safe.resolve("seal.pem").toString(),
                "LOG_PORT", String.valueOf(port),
                "KEYS_PORT", String.valueOf(port + 1)));
        settings.putAll(others);
        return settings;
    }

    /** Asks a recovered server at its socket. */
    String askRecovered(Path target, int port, String database, String sql) throws Exception {
        return log.run(
                        Map.of(
                                "PGHOST", target.resolve("socket").toString(),
                                "PGPORT", String.valueOf(port),
                                "PGUSER", "postgres"),
                        "psql",
                        "-XAtc",
                        sql,
                        database)
                .strip();
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    static String ask(int port, String database, String sql) throws SQLException {
        try (Connection connection = connect(port, database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(int port, String database, String sql) throws SQLException {
        try (Connection connection = connect(port, database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void run(int port, String database, OperatorScript script) throws SQLException {
        try (Connection connection = connect(port, database)) {
            script.run(connection);
        }
    }

    private static Connection connect(int port, String database) throws SQLException {
        return DriverManager.getConnection(url(port, database) + "?user=postgres");
    }

    @Override
    public void close() throws Exception {
        for (Path target : recovered) {
            log.stop(target.resolve("log"));
            log.stop(target.resolve("keys"));
        }
        keys.close();
        log.close();
    }
}
