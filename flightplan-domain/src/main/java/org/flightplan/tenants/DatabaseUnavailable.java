package org.flightplan.tenants;

import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database can't be reached, or can't answer now; nothing is wrong with the request: try again later. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

    private DatabaseUnavailable(Throwable cause) {
        super("the database is not available", cause);
    }

    /** The database could not answer an administrator's question. */
    public static DatabaseUnavailable because(SQLException fault) {
        return new DatabaseUnavailable(fault);
    }

    /**
     * Whether the cause of a fault passes by itself, such as a lost connection or a statement that ran out of time; such a
     * fault says nothing about the data. A server's transaction manager tells a connection lost at the commit as a
     * SystemException, without a cause.
     */
    public static boolean isCauseOf(Throwable fault) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof DatabaseUnavailable
                    || at instanceof SystemException
                    || (at instanceof SQLException sql && isPassing(sql))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a fault lies in the data alone, so that the same data would fail again: SQLSTATE classes 22, 23 and 54, or
     * no fault of the database at all. Anything else (a lock, a missing grant, a standby) may be mended meanwhile.
     */
    public static boolean liesInTheData(Throwable fault) {
        if (isCauseOf(fault)) {
            return false;
        }
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
        }
        return true;
    }

    /** The fault as DatabaseUnavailable when that is its cause, otherwise the fault itself. */
    public static Exception orItself(Exception fault) {
        return fault instanceof DatabaseUnavailable || !isCauseOf(fault) ? fault : new DatabaseUnavailable(fault);
    }

    private static boolean isPassing(SQLException fault) {
        String state = fault.getSQLState();
        return isPassing(state)
                || fault instanceof SQLRecoverableException
                || fault instanceof SQLTransientConnectionException
                // a server's pool wraps what it could not get or validate, without a state
                || state == null;
    }

    // 08: connection, 53: out of resources (connections too), 57: a statement's time was out, shut down, or ended by an
    // administrator, 40: rolled back in favour of another, 55P03: a lock was not to be had
    private static boolean isPassing(@Nullable String state) {
        return state != null && (PASSING.stream().anyMatch(state::startsWith) || state.equals("55P03"));
    }
}
