package org.flightplan.database;

import java.sql.SQLException;
import org.flightplan.migrations.DatabaseTrouble;

/** The database did not answer, or did not do it; the message says what it means and what to do. */
public final class DatabaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseRefused(SQLException cause) {
        super(DatabaseTrouble.of(cause), cause);
    }
}
