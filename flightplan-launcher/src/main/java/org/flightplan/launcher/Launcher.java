package org.flightplan.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.launcher.demo.Demo;
import org.flightplan.launcher.demo.DemoFailure;
import org.flightplan.launcher.sqlite.DevelopmentFile;
import org.flightplan.settings.Environment;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.Setting;
import org.flightplan.settings.SettingException;
import org.flightplan.settings.SqliteUrl;
import org.jspecify.annotations.Nullable;

/** The launcher itself: what {@code java -jar flightplan.jar} does. */
public final class Launcher {

    private static final Logger LOG = Logger.getLogger(Launcher.class.getName());
    // held, or its level is forgotten with it
    private static final List<Logger> QUIET = List.of(Logger.getLogger("io.zonky"), Logger.getLogger("liquibase"));
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);
    private static final int LAST_REPORT = 9;

    private final Console console;
    private final Settings settings;
    private final Stopping stopping = new Stopping();
    private volatile @Nullable DevelopmentFile written;

    private Launcher(Console console, Settings settings) {
        this.console = console;
        this.settings = settings;
    }

    /**
     * Starts FlightPlan and returns when it is ready, and the demo loaded if asked for; the server's threads keep the
     * process alive. Ends the process with 1 when FlightPlan can't start, with 2 when an argument or a setting is wrong.
     */
    public static void main(String[] arguments) {
        Console console = new Console();
        try {
            Arguments asked = Arguments.of(arguments);
            if (asked.help()) {
                console.say(Arguments.USAGE.stripTrailing());
                return;
            }
            OperatorSettings set = OperatorSettings.of(System.getenv(), Path.of(""));
            Settings settings = Settings.from(set);
            // the application asks for what concerns it by itself
            set.fromFile().forEach(System::setProperty);
            if (asked.demo() && !settings.environment().offersDevelopmentTokens()) {
                throw new SettingException("--demo (command line) signs in without an identity provider, which "
                        + "ENVIRONMENT=" + name(settings.environment()) + " does not offer: leave one of them out.");
            }
            boolean keepsContents = set.text(Setting.CONTENT_FOLDER).isPresent()
                    || set.text(Setting.CONTENT_S3_URL).isPresent();
            if (settings.environment().offersDevelopmentTokens() && !keepsContents) {
                System.setProperty(
                        Setting.CONTENT_FOLDER.name(),
                        settings.home().resolve("contents").toString());
            }
            if (asked.stopWithParent()) {
                stopWithParent();
            }
            new Launcher(console, settings).run(asked.demo());
        } catch (SettingException e) {
            console.say(String.valueOf(e.getMessage()));
            System.exit(2);
        } catch (StartException | DemoFailure e) {
            console.say(String.valueOf(e.getMessage()));
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "FlightPlan could not start", e);
            console.say("FlightPlan could not start: see the log above.");
            System.exit(1);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end
    private static void stopWithParent() {
        ProcessHandle.current().parent().map(ProcessHandle::onExit).ifPresent(end -> end.thenRun(() -> System.exit(0)));
    }

    private void run(boolean demo) throws Exception {
        long begin = System.nanoTime();
        AppServer.requireFreePort(settings);
        Home home = Home.take(settings.home());
        if (settings.keepsNothing()) {
            empty(home);
        }
        // what Payara Micro unpacks goes where the next start empties
        System.setProperty("java.io.tmpdir", home.temporary().toString());
        System.setProperty("ENVIRONMENT", name(settings.environment()));
        QUIET.forEach(log -> log.setLevel(Level.WARNING));
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::stop, "flightplan-stop"));

        System.getProperties().putAll(database(home).properties());
        AppServer server = AppServer.start(settings, home.temporary());
        stopping.first(server);
        awaitReady(server);
        DevelopmentFile file = written;
        if (file != null) {
            file.awaitBuilt();
        }
        greet(home, begin);
        if (demo) {
            new Demo(settings.localUrl(), home.demo(), Clock.systemUTC(), console.writer(), console.isTerminal())
                    .load();
        }
    }

    private DatabaseAccess database(Home home) throws Exception {
        Passwords passwords = Passwords.in(home.passwords());
        if (settings.database().isPresent()) {
            console.say("FlightPlan uses the database at " + settings.database().get());
            return DatabaseAccess.external(settings, passwords);
        }
        if (file().isPresent()) {
            written = DevelopmentFile.open(file().get(), settings.developmentSecret(), Clock.systemUTC(), console::say);
        }
        console.say("FlightPlan starts PostgreSQL, with its data in " + home.folder() + " ...");
        try {
            EmbeddedServer postgres = EmbeddedServer.start(home, passwords);
            stopping.last(() -> end(postgres, home));
            DevelopmentFile file = written;
            if (file != null) {
                file.follow(postgres.engine());
            }
            console.say("... and the application server ...");
            return postgres.access();
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.SEVERE, "PostgreSQL did not start", e);
            throw new StartException("PostgreSQL did not start in " + home.folder() + ": its log there, "
                    + home.postgresLog().getFileName() + ", says why.");
        }
    }

    private Optional<Path> file() {
        return settings.sqlite().flatMap(SqliteUrl::file);
    }

    private void end(EmbeddedServer postgres, Home home) throws SQLException, IOException {
        DevelopmentFile file = written;
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            postgres.close();
            if (settings.keepsNothing()) {
                empty(home);
            }
        }
    }

    private static void empty(Home home) throws IOException {
        OrphanedPostmaster.stop(home);
        home.empty();
    }

    private void awaitReady(AppServer server) throws InterruptedException {
        if (!server.isDeployed()) {
            throw new StartException("The application could not be deployed: the log above says why.");
        }
        Readiness readiness = new Readiness(settings.localUrl());
        for (int reports = 0; !readiness.within(BETWEEN_REPORTS); reports++) {
            if (reports == LAST_REPORT) {
                throw new StartException("Not ready after minutes: " + readiness.lastAnswer());
            }
            console.say("Not ready yet: " + readiness.lastAnswer());
        }
    }

    private void greet(Home home, long begin) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        console.say(String.format(Locale.ROOT, "FlightPlan is ready after %.1f s: %s/", seconds, settings.localUrl()));
        if (settings.environment().offersDevelopmentTokens()) {
            console.say("Sign in there: choose a hospital and a role, no password is asked for in development.");
        }
        String kept = file().map(file -> "Everything is kept in " + home.folder() + ", and in " + file + " too")
                .orElse(
                        settings.keepsNothing()
                                ? "Nothing is kept: " + home.folder() + " is emptied"
                                : "Everything is kept in " + home.folder());
        console.say("Stop it with Ctrl-C. " + kept);
    }

    private static String name(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT);
    }
}
