package org.flightplan.rowsecurity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.migrations.TestDatabase;

/** A superuser's one transaction on a database, never committed: it may become any role, and break anything. */
final class Superuser implements AutoCloseable {

    private final Connection connection;

    Superuser(TestDatabase database) throws SQLException {
        connection = database.as("postgres").getConnection();
        connection.setAutoCommit(false);
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query gives, as text. */
    List<String> column(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Something that is tried. */
    @FunctionalInterface
    interface Deed<T> {
        T done() throws SQLException;
    }

    /** Does something, and has it undone. */
    <T> T undone(Deed<T> deed) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return deed.done();
        } finally {
            connection.rollback(before);
        }
    }

    /** The one number a statement comes to, or the SQLSTATE with which it is refused; undone. */
    String outcome(String... statements) throws SQLException {
        return undone(() -> {
            try {
                for (int i = 0; i < statements.length - 1; i++) {
                    run(statements[i]);
                }
                return column(statements[statements.length - 1]).get(0);
            } catch (SQLException e) {
                return String.valueOf(e.getSQLState());
            }
        });
    }

    /** Every table that holds tenants' rows. */
    List<String> tenantTables() throws SQLException {
        return column("""
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                 order by 1
                """);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
