package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Indexes that somebody began to make {@code concurrently} and did not finish, such as a migration that was killed: they serve
 * nobody, cost every write, and are in the way of the next attempt.
 */
public final class HalfMadeIndexes {

    private static final Logger LOG = Logger.getLogger(HalfMadeIndexes.class.getName());

    /** The owner's own, but those that are being made just now, by whomever: who makes one has its table locked as vacuum does. */
    private static final String FOUND = """
            select format('drop index concurrently %I.%I', n.nspname, c.relname)
              from pg_index i
              join pg_class c on c.oid = i.indexrelid
              join pg_namespace n on n.oid = c.relnamespace
             where not i.indisvalid and c.relowner = current_user::regrole and c.relkind = 'i'
               and c.relname !~ '_cc(new|old)\\d*$'
               and not exists (select from pg_locks l
                                where l.relation = i.indrelid and l.mode = 'ShareUpdateExclusiveLock'
                                  and l.pid <> pg_backend_pid())
            """;

    private HalfMadeIndexes() {}

    /**
     * Drops them.
     *
     * @throws SQLException as the database gave it
     */
    public static void drop(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String drop : found(statement)) {
                LOG.log(Level.WARNING, "An index was made by half, by a migration that was killed perhaps: {0}", drop);
                statement.execute(drop);
            }
        }
    }

    private static List<String> found(Statement statement) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(FOUND)) {
            while (row.next()) {
                drops.add(row.getString(1));
            }
        }
        return drops;
    }
}
