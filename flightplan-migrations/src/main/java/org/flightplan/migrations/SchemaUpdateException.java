package org.flightplan.migrations;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schema could not be brought to this build's version; the message tells the operator what to do. */
public final class SchemaUpdateException extends RuntimeException {

    private static final Pattern CHANGESET = Pattern.compile("changelog/[^\\s:]+::([^\\s:]+)::");

    SchemaUpdateException(String message) {
        super(message);
    }

    private SchemaUpdateException(String message, Throwable cause) {
        super(message, cause);
    }

    static SchemaUpdateException unreachable(SQLException cause) {
        return new SchemaUpdateException(
                "The database can't be reached as its owner (SQLSTATE " + cause.getSQLState()
                        + "): check jdbc/flightplan-migrations, and that the server runs.",
                cause);
    }

    static SchemaUpdateException failed(Exception cause) {
        String text = String.valueOf(cause.getMessage());
        Matcher changeset = CHANGESET.matcher(text);
        String where = changeset.find() ? "changeset \"" + changeset.group(1) + "\"" : "the migration";
        SQLException sql = sqlCause(cause);
        String why = sql == null ? cause.getClass().getSimpleName() : firstLine(String.valueOf(sql.getMessage()));
        if (text.contains("was: ") && text.contains("but is now")) {
            why = "its checksum differs from the applied one; an applied changeset must not be edited";
        }
        return new SchemaUpdateException("Migrating stopped at " + where + ": " + why, cause);
    }

    private static @Nullable SQLException sqlCause(Throwable from) {
        for (Throwable at = from; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
