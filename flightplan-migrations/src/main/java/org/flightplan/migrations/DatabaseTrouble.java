package org.flightplan.migrations;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an error of the database means to an operator, and what to do: {@code docs/operations.md} lists them. */
public final class DatabaseTrouble {

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("08001", "nobody listens there: is the server running, and are host, port and firewall right?"),
            Map.entry("08004", "the server asks for a password and none was given: name the file that holds it"),
            Map.entry("08006", "the connection broke: is the server running, and is the network sound?"),
            Map.entry(
                    "28P01",
                    "the password is wrong, or there is no such role, which the server does not tell apart: see \\du in psql; roles"
                            + " are made by roles.sql; set the role's password (\\password) and the one that is given alike"),
            Map.entry(
                    "28000",
                    "the role may not connect from here to this database: see that the database's name in the address is right"
                            + " and the role exists (roles.sql), and let it in by pg_hba.conf, over TLS"),
            Map.entry(
                    "22023",
                    "it does not know a value that it was sent, the time zone of this machine's Java perhaps: start it with"
                            + " -Duser.timezone=UTC, or another zone of pg_timezone_names"),
            Map.entry("3D000", "the database does not exist: createdb --owner=flightplan, then run roles.sql in it"),
            Map.entry(
                    "42704",
                    "something that is named does not exist, a role perhaps: run server-config/postgres/roles.sql"),
            Map.entry("42P01", "a table is missing: migrate this database to this build (flightplan-db.jar update)"),
            Map.entry(
                    "42P07",
                    "it is there already: a schema made without its history is adopted by changelog-sync; an index that another"
                            + " session is making still is finished or given up first"),
            Map.entry(
                    "42501",
                    "the role lacks a privilege: run server-config/postgres/roles.sql in this database as a superuser"),
            Map.entry(
                    "53300",
                    "all connections are taken: raise max_connections, or lower the pools; all nodes together may open no more"),
            Map.entry("53100", "the server's disk is full: free space there; it goes on by itself"),
            Map.entry("55P03", "something else holds a lock: see who (list-locks, pg_stat_activity), and try again"),
            Map.entry("57P03", "the server is starting or recovering: wait"),
            Map.entry("57P01", "an administrator ended the session: it is tried again"),
            Map.entry("57014", "it took longer than statement_timeout allows"),
            Map.entry("25P03", "the session was idle in a transaction for too long, and was ended"),
            Map.entry("58P01", "a file of the server is missing, an extension's perhaps: install postgresql-contrib"),
            Map.entry(
                    "0A000",
                    "the server can't do that, or lacks an extension: install postgresql-contrib, and see its version"));

    private static final String UNTRUSTED =
            "the database's certificate is not trusted: name the certificate of who signed it in the address, such as"
                    + " sslrootcert=/etc/flightplan/ca.crt, which the server's user must be able to read; and name the host as the"
                    + " certificate does";
    private static final Pattern ABOUT_CERTIFICATES = Pattern.compile("(?i)certificate|PKIX|hostname .* verif");

    private DatabaseTrouble() {}

    /** In a sentence: what the server said, its SQLSTATE, what it means and the remedy. The server's detail may quote rows, and is left out. */
    public static String of(SQLException error) {
        SQLException told = toldByTheDatabase(error);
        @Nullable String state = told.getSQLState();
        String said = String.valueOf(told.getMessage()).lines().findFirst().orElse("");
        String meaning = meaning(String.valueOf(state), said);
        return said + " (SQLSTATE " + state + ")" + (meaning.isEmpty() ? "" : ": " + meaning);
    }

    private static String meaning(String state, String said) {
        boolean broken = state.startsWith("08");
        return broken && ABOUT_CERTIFICATES.matcher(said).find() ? UNTRUSTED : BY_STATE.getOrDefault(state, "");
    }

    /** The database's own code of an error; it tells nothing of a patient. */
    public static String state(SQLException error) {
        return String.valueOf(toldByTheDatabase(error).getSQLState());
    }

    // a server's pool wraps what the driver said, and keeps its state to itself
    private static SQLException toldByTheDatabase(SQLException error) {
        for (@Nullable Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException one && one.getSQLState() != null) {
                return one;
            }
        }
        return error;
    }
}
