package org.flightplan.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.flightplan.launcher.sqlite.Engine;

/**
 * The PostgreSQL server in the jar, on a free port of this machine, with its data in {@link Home}. What it acknowledged
 * survives a {@code kill -9} of it or of the launcher.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres;
    private final DatabaseAccess access;
    private final Engine engine;

    private EmbeddedServer(EmbeddedPostgres postgres, DatabaseAccess access, Engine engine) {
        this.postgres = postgres;
        this.access = access;
        this.engine = engine;
    }

    /**
     * Starts the server, and makes roles, passwords and the database where they are missing. A server that an earlier,
     * killed launcher left running on the same data is stopped first.
     *
     * @throws IOException when it does not start; its own log says why
     * @throws SQLException when the database can't be set up
     */
    static EmbeddedServer start(Home home, Passwords passwords) throws IOException, SQLException {
        OrphanedPostmaster.stop(home);
        // a folder of the binaries and of nothing else; the library's default is shared by the whole machine
        System.setProperty("ot.epg.working-dir", home.postgresProgram().toString());
        boolean passwordIsSet = passwords.known(SUPERUSER).isPresent();
        EmbeddedPostgres postgres = builder(home, passwords, passwordIsSet).start();
        try {
            DatabaseSetup setup = new DatabaseSetup(postgres.getPort(), passwords);
            setup.run();
            if (!passwordIsSet) {
                passwords.save();
                writeAccessRules(home.postgresData(), true);
                setup.reloadAccessRules();
            }
            return new EmbeddedServer(
                    postgres,
                    DatabaseAccess.embedded(
                            setup.jdbcUrl(DatabaseSetup.DATABASE), setup.jdbcUrl(DatabaseSetup.KEY_STORE), passwords),
                    setup.engine());
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** The application's ways into the database. */
    DatabaseAccess access() {
        return access;
    }

    /** What a development database in one file follows, and fills. */
    Engine engine() {
        return engine;
    }

    /** Where it listens on this machine. */
    int port() {
        return postgres.getPort();
    }

    /**
     * Stops the server, ending its sessions, and waits a few seconds. A last checkpoint that takes longer goes on by
     * itself, and the next start waits for it.
     */
    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static EmbeddedPostgres.Builder builder(Home home, Passwords passwords, boolean passwordIsSet) {
        File log = home.postgresLog().toFile();
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.postgresData())
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(data -> writeAccessRules(data.toPath(), passwordIsSet))
                // the launcher stops it, after the application
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_RECOVERY)
                .setConnectConfig("password", passwords.of(SUPERUSER))
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log))
                // the same order of texts on every platform
                .setLocaleConfig("locale", "C")
                // the library is made for tests and turns both off
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                // no patient in the log
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length_on_error", "0")
                .setServerConfig("log_error_verbosity", "terse");
    }

    /** Until the superuser has its password, which is a moment after the first start, none is asked for. */
    private static void writeAccessRules(Path data, boolean passwordIsSet) {
        String method = passwordIsSet ? "scram-sha-256" : "trust";
        try {
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    String.join(
                            "\n",
                            "# written by the FlightPlan launcher at each start",
                            "host all all 127.0.0.1/32 " + method,
                            "host all all ::1/128 " + method,
                            ""),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
