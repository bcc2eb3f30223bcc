package org.flightplan.launcher.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.flightplan.launcher.sqlite.SqliteFile.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the follower does again and again: it brings the file from where it stands to one moment of PostgreSQL, in one transaction. So
 * the log, the keys that streams hold, the tenants and the read models of a file always belong together.
 */
final class Round {

    /** Keys that no event tells of, those of a rotation, are looked for so seldom. */
    private static final long BETWEEN_KEYS_MILLIS = 5_000;

    private static final String STATE = """
            select (select coalesce(max(id), 0) from event_store),
                   (select coalesce(min(position), 0) from projection_checkpoints),
                   (select coalesce(md5(string_agg(t::text, ' ' order by id)), '') from tenants t),
                   (select coalesce(max(finished_at)::text, '') from projection_rebuild)
            """;
    private static final String OLDEST =
            "select (extract(epoch from created_at) * 1000)::bigint from event_store where id > ? order by id limit 1";

    private final SqliteFile file;
    private final String secretMark;
    private final Clock clock;
    private final KeyCopy keyCopy = new KeyCopy();
    private @Nullable Tables tables;
    private @Nullable State last;
    private Touched parked = Touched.nothing();
    private boolean rebuilding;
    private boolean anew;
    private long keysAt;

    /** What tells that there is something to do. */
    private record State(long head, long shown, String tenants, String rebuild) {}

    Round(SqliteFile file, String secretMark, Clock clock) {
        this.file = file;
        this.secretMark = secretMark;
        this.clock = clock;
    }

    /** Up to which position PostgreSQL's read models show all. */
    long shown() {
        State known = last;
        return known == null ? 0 : known.shown();
    }

    /** Whether the read models are being built anew from the file's log, and were not compared yet. */
    boolean isRebuilding() {
        return rebuilding;
    }

    /**
     * Goes once.
     *
     * @param log and {@code keys}, in no transaction
     * @param closing whether nothing will be recorded any more
     * @return what came of the comparison, when there was one
     */
    Optional<String> go(Connection log, Connection keys, boolean closing) throws SQLException {
        if (!hasSchema(log)) {
            return Optional.empty();
        }
        State now = state(log);
        Touched parkedNow = Touched.parked(log);
        boolean keysAreDue = clock.millis() - keysAt > BETWEEN_KEYS_MILLIS;
        if (now.equals(last) && parkedNow.equals(parked) && !keysAreDue && !closing) {
            return Optional.empty();
        }
        String[] told = new String[1];
        try {
            file.write(connection -> {
                Header header = follow(now, parkedNow, log, keys, connection, told);
                return closing ? header.completed() : header;
            });
        } catch (SQLException e) {
            keyCopy.forget();
            tables = null;
            throw e;
        }
        last = now;
        parked = parkedNow;
        keysAt = clock.millis();
        rebuilding = file.header().shownThrough() > now.shown();
        return Optional.ofNullable(told[0]);
    }

    private Header follow(
            State now, Touched parkedNow, Connection log, Connection keys, Connection connection, String[] told)
            throws SQLException {
        Header header = file.header();
        Tables all = tables;
        if (all == null) {
            all = Tables.of(log);
            anew = !all.make(connection) || anew;
            tables = all;
        }
        long oldest = oldest(log, header.position());
        copyLog(all, header.position(), now.head(), log, connection);
        if (last == null || !now.tenants().equals(last.tenants())) {
            Touched.everything().refresh(all.tenants(), Tables.LINKS, log, connection);
        }
        long shown = header.shownThrough();
        if (now.shown() >= shown) {
            boolean replaced = last != null && !now.rebuild().equals(last.rebuild());
            Touched touched = Touched.between(shown, now.head(), parked.and(parkedNow), log);
            if (rebuilding && !touched.all() && !anew) {
                ReadModelComparison comparison = new ReadModelComparison(all, log, connection, touched);
                told[0] = comparison.words();
                replaced = replaced || !comparison.isAlike();
            } else if (rebuilding) {
                told[0] = "read models were built anew, and not compared with the file's: those are older by "
                        + (now.head() - shown) + " events, or another build's";
            }
            Touched stale = replaced || anew ? Touched.everything() : touched;
            for (Table table : all.readModels()) {
                stale.refresh(table, Tables.linksOf(table), log, connection);
            }
            anew = false;
            shown = now.shown();
        }
        // after the log: the keys of every event are there before it is
        keyCopy.copy(keys, connection);
        // the first round makes up for the time when nobody followed
        long lag = oldest < 0 || last == null ? 0 : Math.max(0, clock.millis() - oldest);
        return new Header(
                keyCopy.store(), now.head(), shown, false, clock.instant().toString(), lag, secretMark);
    }

    private static void copyLog(Tables all, long after, long head, Connection log, Connection connection)
            throws SQLException {
        if (head == after) {
            return;
        }
        try (PreparedStatement asked =
                Table.prepared(log, all.events().asked() + "where r.id > ? and r.id <= ? order by r.id")) {
            asked.setLong(1, after);
            asked.setLong(2, head);
            try (ResultSet rows = asked.executeQuery()) {
                all.events().write(rows, connection);
            }
        }
        Touched.between(after, head, Touched.nothing(), log)
                .refresh(all.uniqueKeys(), List.of("stream_id"), log, connection);
    }

    private static boolean hasSchema(Connection log) throws SQLException {
        try (Statement statement = log.createStatement();
                // the last of them that a changeset makes
                ResultSet row = statement.executeQuery("select to_regclass('users') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static State state(Connection log) throws SQLException {
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            return new State(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
        }
    }

    private static long oldest(Connection log, long after) throws SQLException {
        try (PreparedStatement statement = log.prepareStatement(OLDEST)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }
}
