package org.flightplan.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flightplan.migrations.DatabaseTrouble;

/** Statements to the database of the key store. Each commits; one that fails is {@link KeysUnavailable}. */
record KeyStatements(Supplier<DataSource> database) {

    private static final Logger LOG = Logger.getLogger(KeyStatements.class.getName());

    interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What a query answers, row by row. */
    <T> List<T> ask(String sql, List<?> arguments, Column<T> column) {
        return run(sql, arguments, statement -> {
            List<T> answers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(column.of(row));
                }
            }
            return answers;
        });
    }

    /** Whether the last of the statements changed anything. */
    boolean tell(String sql, List<?> arguments) {
        return run(sql, arguments, statement -> {
            statement.execute();
            int changed = statement.getUpdateCount();
            while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                changed = statement.getUpdateCount();
            }
            return changed > 0;
        });
    }

    interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** What is done with a statement; of its arguments, a collection is an array of ids. */
    <T> T run(String sql, List<?> arguments, Work<T> work) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                Object argument = arguments.get(i);
                if (argument instanceof Collection<?> ids) {
                    statement.setArray(i + 1, connection.createArrayOf("uuid", ids.toArray()));
                } else {
                    statement.setObject(i + 1, argument);
                }
            }
            return work.on(statement);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The key store could not be asked: SQLSTATE {0}", DatabaseTrouble.state(e));
            throw new KeysUnavailable("the key store could not be asked, SQLSTATE " + DatabaseTrouble.state(e));
        }
    }
}
