package org.flightplan.launcher.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The keys of patients and tenants, wrapped, as the key store has them: what is new is added, and what an erasure removes there is
 * removed from the file. The master key is in neither.
 */
final class KeyCopy {

    static final List<String> TABLES = List.of("key_store", "tenant_keys", "data_keys");

    // of those in the midst of their transaction, the oldest: whoever is newer or as old is looked at again
    private static final String HORIZON =
            "select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint & 4294967295), (select id::text from key_store)";
    private static final String REMOVE_ERASED =
            "delete from data_keys where version > 0 and exists (select 1 from data_keys m"
                    + " where m.tenant_id = data_keys.tenant_id and m.kind = data_keys.kind"
                    + " and m.subject_id = data_keys.subject_id and m.version = 0)";

    private long horizon = -1;
    private String store = "";

    /** The id of the key store that was copied last. */
    String store() {
        return store;
    }

    /**
     * Copies what has changed since the last call; all of it with the first.
     *
     * @param keys in a transaction with one snapshot
     */
    void copy(Connection keys, Connection file) throws SQLException {
        long next;
        try (Statement statement = keys.createStatement();
                ResultSet row = statement.executeQuery(HORIZON)) {
            row.next();
            next = row.getLong(1);
            store = row.getString(2);
        }
        for (String name : TABLES) {
            Table table = Table.of(name, keys);
            table.make(file);
            if (horizon < 0 || !name.equals("data_keys")) {
                Table.execute(file, "delete from " + name);
            }
            boolean some = horizon >= 0 && name.equals("data_keys");
            try (PreparedStatement asked =
                    Table.prepared(keys, table.asked() + (some ? "where r.xmin::text::bigint >= " + horizon : ""))) {
                try (ResultSet rows = asked.executeQuery()) {
                    table.write(rows, file);
                }
            }
        }
        Table.execute(file, REMOVE_ERASED);
        horizon = next;
    }

    /** After a transaction of the file that failed: all is copied anew. */
    void forget() {
        horizon = -1;
    }
}
