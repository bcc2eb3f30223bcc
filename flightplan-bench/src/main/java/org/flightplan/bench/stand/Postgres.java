package org.flightplan.bench.stand;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of its own: as durable as an operator's, listening on this machine alone, its data and passwords kept
 * between restarts. It ends with this program unless it was killed before.
 */
public final class Postgres implements AutoCloseable {

    /** Who may do everything. */
    public static final String SUPERUSER = "postgres";

    // what the library tells of every step is not ours; kept here, since loggers are forgotten with their level
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

    private final Path home;
    private final Map<String, String> settings;
    private final Passwords passwords;
    private @Nullable EmbeddedPostgres running;
    private int port;

    /**
     * A server that is not started yet.
     *
     * @param home a folder of its own for data, log and passwords; made when it is missing
     * @param settings PostgreSQL's, besides the ones that make it durable and quiet
     */
    public Postgres(Path home, Map<String, String> settings) {
        this.home = home.toAbsolutePath();
        this.settings = settings;
        try {
            Files.createDirectories(this.home);
            this.passwords = Passwords.in(this.home.resolve("passwords.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts it on its data, after a recovery where one is needed; on the same port as before.
     *
     * @throws IllegalStateException when it runs already
     */
    public void start() {
        if (running != null) {
            throw new IllegalStateException("It runs already");
        }
        // a folder of the binaries and of nothing else; the library's default is shared by the whole machine
        System.setProperty("ot.epg.working-dir", home.resolve("program").toString());
        boolean passwordIsSet = passwords.knows(SUPERUSER);
        try {
            EmbeddedPostgres started = builder(passwordIsSet).start();
            running = started;
            port = started.getPort();
            if (!passwordIsSet) {
                demandPasswords();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops it, ending its sessions; what runs in them is rolled back. Waits for its last checkpoint: until then no
     * server starts on the same data. Of one that was killed, lets go of its data.
     */
    public void stop() {
        EmbeddedPostgres stopping = running;
        running = null;
        if (stopping == null) {
            return;
        }
        Optional<ProcessHandle> ending = postmasterNamed();
        try {
            // gives up after 5 seconds and says nothing
            stopping.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ending.ifPresent(Processes::awaitEnd);
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Ends the postmaster as {@code kill -9} does, and waits until its sessions have noticed: until then they may still
     * commit what they are at, and no server starts on the same data.
     */
    public void kill() {
        Processes.killAndAwaitFamily(postmaster());
        stop();
    }

    /** Ends the postmaster and every session at once, as a loss of power does to the processes. */
    public void killAll() {
        Processes.killFamily(postmaster());
        stop();
    }

    /** Whether its postmaster lives; it may have given up by itself. */
    public boolean isAlive() {
        return running != null
                && postmasterNamed().filter(ProcessHandle::isAlive).isPresent();
    }

    /** The postmaster's process. */
    public ProcessHandle postmaster() {
        return postmasterNamed().orElseThrow();
    }

    /** By the file in its data, which it leaves behind when it is killed. */
    private Optional<ProcessHandle> postmasterNamed() {
        try {
            String first = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(first.strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens on this machine. */
    public int port() {
        return port;
    }

    /** The database of this name, with the roles of the operator's script; made when it is missing. */
    public Database database(String name) {
        Database database = new Database(this, name);
        database.make();
        return database;
    }

    /** Unpooled connections to a database as a role. */
    DataSource connections(String database, String role) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setServerNames(new String[] {"127.0.0.1"});
        connections.setPortNumbers(new int[] {port});
        connections.setDatabaseName(database);
        connections.setUser(role);
        connections.setPassword(password(role));
        connections.setApplicationName("flightplan-bench");
        return connections;
    }

    /** The role's password, made when it has none yet. */
    String password(String role) {
        return passwords.of(role);
    }

    /** Where its data are; it writes there while it runs. */
    public Path data() {
        return home.resolve("data");
    }

    private EmbeddedPostgres.Builder builder(boolean passwordIsSet) {
        File log = home.resolve("postgres.log").toFile();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(unused -> writeAccessRules(passwordIsSet))
                .setPGStartupWait(LONGEST_RECOVERY)
                .setConnectConfig("password", password(SUPERUSER))
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log))
                .setLocaleConfig("locale", "C")
                // the library is made for tests and turns both off
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length_on_error", "0");
        settings.forEach(builder::setServerConfig);
        return port == 0 ? builder : builder.setPort(port);
    }

    /** On the first start nobody has a password yet; from then on nobody gets in without. */
    private void demandPasswords() {
        writeAccessRules(true);
        try {
            Database.setPassword(connections("postgres", SUPERUSER), SUPERUSER, password(SUPERUSER));
            Database.execute(connections("postgres", SUPERUSER), List.of("select pg_reload_conf()"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeAccessRules(boolean passwordIsSet) {
        String method = passwordIsSet ? "scram-sha-256" : "trust";
        String rules = "host all all 127.0.0.1/32 " + method + "\nhost all all ::1/128 " + method + "\n";
        try {
            Files.writeString(data().resolve("pg_hba.conf"), rules, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
