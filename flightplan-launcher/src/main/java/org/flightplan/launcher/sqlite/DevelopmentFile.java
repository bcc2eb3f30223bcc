package org.flightplan.launcher.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flightplan.launcher.sqlite.SqliteFile.Header;
import org.flightplan.settings.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * A development database in one file. PostgreSQL does the work; a thread of the launcher follows it and writes what it holds into the
 * file, a fraction of a second behind. What the file lacks when the launcher is killed, the launcher's home has.
 */
public final class DevelopmentFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DevelopmentFile.class.getName());

    private static final long BETWEEN_ROUNDS_MILLIS = 200;
    private static final long AFTER_A_FAILURE_MILLIS = 1_000;
    private static final long BETWEEN_REPORTS_MILLIS = 10_000;
    private static final int MOST_STILL = 12;
    private static final long WORTH_TELLING_MILLIS = 5_000;

    private final SqliteFile file;
    private final String secretMark;
    private final Clock clock;
    private final Consumer<String> out;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch built = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile long shown;
    private long longestLag;
    private long told;

    private DevelopmentFile(SqliteFile file, String secretMark, Clock clock, Consumer<String> out) {
        this.file = file;
        this.secretMark = secretMark;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param secret what the master key is made from, unless that stands in a file
     * @param out is told what comes of it, a line at a time; never a patient
     * @throws SettingException when the file is not ours, another launcher writes it, or the secret is not the one it was written under
     */
    public static DevelopmentFile open(Path path, Optional<String> secret, Clock clock, Consumer<String> out)
            throws SQLException, IOException {
        SqliteFile file = SqliteFile.open(path);
        DevelopmentFile opened =
                new DevelopmentFile(file, secret.map(SecretMark::of).orElse(""), clock, out);
        String written = file.header().secretMark();
        if (!written.isEmpty() && secret.isPresent() && !written.equals(opened.secretMark)) {
            file.close();
            throw new SettingException("SECRET_KEY: the keys in " + path
                    + " are wrapped under another one; set the one that it was written under, or name another file.");
        }
        opened.warn();
        return opened;
    }

    /**
     * Fills an installation that holds nothing from the file, and follows from then on. To be called before the application starts.
     *
     * @throws SettingException when the file is another installation's
     */
    public void follow(Engine engine) throws SQLException {
        fill(engine);
        thread = new Thread(() -> run(engine), "flightplan-file");
        thread.start();
    }

    /** Waits until read models that are built anew from the file were compared with it, or are not built on; at once where none are. */
    public void awaitBuilt() throws InterruptedException {
        long before = -1;
        int still = 0;
        while (!built.await(BETWEEN_REPORTS_MILLIS, TimeUnit.MILLISECONDS) && still < MOST_STILL) {
            still = shown == before ? still + 1 : 0;
            before = shown;
            say("has its read models built anew: position " + shown + " of "
                    + file.header().shownThrough());
        }
        if (still == MOST_STILL) {
            say("has read models that are not built on: the log above says why");
        }
    }

    /** Completes the file and closes it; what it follows must have stopped changing, and must still be there. */
    @Override
    public void close() throws SQLException, IOException {
        ending.countDown();
        Thread following = thread;
        if (following == null) {
            file.close();
            return;
        }
        try {
            following.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Header header = file.header();
        say(
                header.complete()
                        ? "is complete, up to position " + header.position() + "; it was " + seconds(longestLag)
                                + " s behind at most"
                        : "is NOT complete: it ends at position " + header.position()
                                + ". The next start with this FLIGHTPLAN_HOME completes it");
        file.close();
    }

    private void warn() {
        out.accept("");
        out.accept("  !! " + file.path());
        out.accept("  !! is an SQLite file for development. Synthetic data only: never a real patient's.");
        out.accept("  !! It holds tenants, events, read models and wrapped keys; SECRET_KEY opens them.");
        out.accept("");
    }

    private void fill(Engine engine) throws SQLException {
        Header header = file.header();
        long begin = System.nanoTime();
        boolean filled = new Filling(file, engine).run();
        if (!filled) {
            return;
        }
        say(String.format(
                Locale.ROOT,
                "filled PostgreSQL in %.1f s, up to position %d, written %s",
                (System.nanoTime() - begin) / 1e9,
                header.position(),
                header.writtenAt()));
        if (!header.complete()) {
            say("was not completed when its launcher ended: what was recorded behind position " + header.position()
                    + ", after " + header.writtenAt() + ", is not in it");
        }
        say("holds no contents of attachments: those lie in CONTENT_FOLDER, in the home it was written in");
    }

    private void run(Engine engine) {
        Round round = new Round(file, secretMark, clock);
        boolean more = true;
        while (more) {
            boolean last = ending.getCount() == 0;
            try (Connection log = reading(engine.log());
                    Connection keys = reading(engine.keys())) {
                follow(round, log, keys);
                more = false;
            } catch (SQLException e) {
                LOG.log(Level.FINE, "a round failed", e);
                tellOfFailure(e);
                more = !last;
                pause(AFTER_A_FAILURE_MILLIS);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The file is not written any more", e);
                more = false;
            }
        }
        built.countDown();
    }

    /** Goes round after round, the last one when all else has ended. */
    private void follow(Round round, Connection log, Connection keys) throws SQLException {
        boolean closing = false;
        while (!closing) {
            closing = pause(BETWEEN_ROUNDS_MILLIS);
            round.go(log, keys, closing).ifPresent(this::say);
            log.commit();
            keys.commit();
            tellOfLag();
            shown = round.shown();
            if (!round.isRebuilding()) {
                built.countDown();
            }
        }
    }

    private void tellOfLag() {
        long lag = file.header().lagMillis();
        longestLag = Math.max(longestLag, lag);
        if (lag > WORTH_TELLING_MILLIS && isDue()) {
            say("was " + seconds(lag) + " s behind the log");
        }
    }

    private void tellOfFailure(SQLException e) {
        if (isDue()) {
            say("can't be written now (SQLSTATE " + e.getSQLState() + ", " + SqliteFile.reason(e)
                    + "): is another program at it, or the disk full? It stands at position "
                    + file.header().position() + "; PostgreSQL goes on");
        }
    }

    private boolean isDue() {
        long now = clock.millis();
        boolean due = now - told > BETWEEN_REPORTS_MILLIS;
        told = due ? now : told;
        return due;
    }

    private void say(String what) {
        out.accept(file.path().getFileName() + " " + what + ".");
    }

    /** Whether the end has come; it does not wait for longer then. */
    private boolean pause(long millis) {
        try {
            return ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Connection reading(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
    }
}
