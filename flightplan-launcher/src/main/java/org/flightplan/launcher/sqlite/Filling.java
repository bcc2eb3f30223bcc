package org.flightplan.launcher.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flightplan.launcher.sqlite.SqliteFile.Header;
import org.flightplan.migrations.SchemaUpdate;
import org.flightplan.settings.SettingException;

/**
 * An installation that holds nothing, filled from a file: events at their positions, with their ids, versions and moments, the keys
 * that their streams hold, tenants, and the wrapped keys. Read models are left to the projector, seals to the sealer: what anybody may
 * write into a file proves nothing.
 */
final class Filling {

    private static final String SAME_EVENT = "select metadata ->> 'event_id' from event_store where id = ?";
    private static final String STORED_EVENT =
            "select json_extract(metadata, '$.event_id') from event_store where id = ?";

    private final SqliteFile file;
    private final Engine engine;

    Filling(SqliteFile file, Engine engine) {
        this.file = file;
        this.engine = engine;
    }

    /**
     * Fills an installation that holds nothing; of another one, makes sure that the file is its own.
     *
     * @return whether it was filled
     * @throws SettingException when the file and the installation go different ways
     */
    boolean run() throws SQLException {
        if (file.header().isEmpty()) {
            return false;
        }
        if (holdsSomething()) {
            requireTheSame();
            return false;
        }
        new SchemaUpdate(engine.owner()).toHead();
        fillKeys();
        fillLog();
        return true;
    }

    private boolean holdsSomething() throws SQLException {
        try (Connection log = engine.logAdmin().getConnection()) {
            return one(log, "select to_regclass('event_store') is not null").equals("t")
                    && one(log, "select exists (select from event_store) or exists (select from tenants)")
                            .equals("t");
        }
    }

    private void requireTheSame() throws SQLException {
        Header header = file.header();
        String store;
        try (Connection keys = engine.keysAdmin().getConnection()) {
            store = one(keys, "select id::text from key_store");
        }
        if (!store.equals(header.installation())) {
            throw other("holds another installation than " + file.path());
        }
        try (Connection log = engine.logAdmin().getConnection()) {
            if (header.position() > 0
                    && !eventAt(log, SAME_EVENT, header.position())
                            .equals(eventAt(file.connection(), STORED_EVENT, header.position()))) {
                throw other("does not hold the last event of " + file.path() + ", position " + header.position());
            }
        }
    }

    private static SettingException other(String why) {
        return new SettingException("FLIGHTPLAN_HOME: its PostgreSQL " + why
                + ": one of them is not the other's. Start with an empty FLIGHTPLAN_HOME to go on from the file, or with"
                + " another file to go on from the home.");
    }

    // before the log: a log that holds nothing is filled anew by the next start
    private void fillKeys() throws SQLException {
        try (Connection keys = engine.keysAdmin().getConnection()) {
            keys.setAutoCommit(false);
            for (String table : new String[] {"data_keys", "tenant_keys", "key_store"}) {
                Table.execute(keys, "delete from " + table);
            }
            for (String table : KeyCopy.TABLES) {
                fill(Table.of(table, keys), keys);
            }
            keys.commit();
        }
    }

    private void fillLog() throws SQLException {
        try (Connection log = engine.logAdmin().getConnection()) {
            log.setAutoCommit(false);
            // of the key store that this home began with
            Table.execute(log, "delete from key_store_of_log");
            for (Table table : Tables.of(log).ofTheLog().toList()) {
                fill(table, log);
            }
            one(log, "select setval('event_store_id_seq', (select greatest(max(id), 1) from event_store))");
            log.commit();
            log.setAutoCommit(true);
            Table.execute(log, "analyze event_store, unique_keys, tenants");
        }
    }

    private void fill(Table table, Connection postgres) throws SQLException {
        table.only(table.columnsIn(file.connection())).fill(file.connection(), postgres);
    }

    private static String eventAt(Connection connection, String query, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "none";
            }
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
