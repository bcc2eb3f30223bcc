package org.flightplan.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.flightplan.bench.stand.Database;

/**
 * The zero-downtime recipe of docs/operations.md, by which a table under load is given a column that must have a value.
 *
 * @param column its name
 */
record Recipe(String column) {

    private static final String FILE = "zero-downtime.sql";
    private static final String OWNER = "flightplan";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(1);

    /** As changesets. */
    String changesets() throws IOException {
        try (InputStream in = Recipe.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{column}", column);
        }
    }

    /** Runs it as a migration does, on a schema whose history learns nothing of it: no node is to be newer than another. */
    void run(Database database) throws IOException, SQLException {
        List<String> changesets =
                Arrays.stream(changesets().split("--changeset ", -1)).skip(1).toList();
        try (Connection connection = database.as(OWNER).getConnection()) {
            for (String changeset : changesets) {
                connection.setAutoCommit(
                        changeset.lines().findFirst().orElse("").contains("runInTransaction:false"));
                while (!isDone(connection, changeset)) {
                    Waiting.pause(UNTIL_TRIED_AGAIN);
                }
            }
        }
    }

    private static boolean isDone(Connection connection, String changeset) throws SQLException {
        String sql = String.join(
                "\n",
                changeset.lines().skip(1).filter(line -> !line.startsWith("--")).toList());
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }

    /** Whether the column is there, filled where there were rows before, and must have a value. */
    boolean isApplied(Database database) {
        return database.number("select count(*) from pg_attribute where attrelid = 'idempotency_records'::regclass"
                                + " and attname = '" + column + "' and attnotnull")
                        == 1
                && database.number("select count(*) from idempotency_records where " + column + " = 'old'") > 0;
    }
}
