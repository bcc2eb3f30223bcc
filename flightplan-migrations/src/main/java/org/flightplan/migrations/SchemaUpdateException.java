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

    /** The database could not be asked at all. */
    public static SchemaUpdateException unreachable(SQLException cause) {
        return new SchemaUpdateException("The database can't be used: " + DatabaseTrouble.of(cause), cause);
    }

    /** A newer build has been here. */
    public static SchemaUpdateException newerSchema(String changeset) {
        return new SchemaUpdateException("The schema is newer than this build: it has the unknown changeset \""
                + changeset + "\". Deploy the newer version, or roll the schema back.");
    }

    /** A build from before the first release has been here. */
    static SchemaUpdateException beforeTheBaseline() {
        return new SchemaUpdateException(
                "The schema was made by a build before the first release, and no way leads from it to"
                        + " this one: begin with an empty database (in development, delete the data folder), or go on with that build.");
    }

    /** A migration, or what prepares one, failed. */
    public static SchemaUpdateException failed(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        Matcher changeset = CHANGESET.matcher(text);
        String where = changeset.find() ? "changeset \"" + changeset.group(1) + "\"" : "the migration";
        SQLException sql = sqlCause(cause);
        String why = sql == null ? cause.getClass().getSimpleName() + ": " + lastLine(text) : DatabaseTrouble.of(sql);
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

    // Liquibase wraps what happened, innermost last
    private static String lastLine(String text) {
        return text.lines().reduce((first, next) -> next).orElse("").strip();
    }
}
