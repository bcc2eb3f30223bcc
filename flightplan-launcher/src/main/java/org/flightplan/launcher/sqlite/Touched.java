package org.flightplan.launcher.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The streams that events of a stretch of the log touch: patients, stays, plans, units. What belongs to others has not changed.
 *
 * @param all whether they are too many to be named: then all is taken for touched
 */
record Touched(boolean all, List<UUID> tenants, List<UUID> ids) {

    private static final int MOST = 20_000;

    // stays of patients that are touched, too: an erasure reaches them
    private static final String STREAMS = """
            with touched as (
              select distinct e.tenant_id, i.id
                from event_store e
               cross join lateral (values (e.stream_id::text), (e.data ->> 'admission_id'), (e.data ->> 'patient_id')) as i (id)
               where e.id > ? and e.id <= ?
            ), named as (
              select tenant_id, id::uuid as id from touched where id ~ '^[0-9a-f-]{36}$'
               union
              select tenant_id, id from unnest(?, ?) as parked (tenant_id, id)
            )
            select tenant_id, id from named
             union
            select a.tenant_id, a.id
              from named n
              join read_model_admissions a on a.tenant_id = n.tenant_id and a.patient_id = n.id
             limit ?
            """;

    /** Those of the events behind a position, to another, and some more: that a projection stands still with, or did. */
    static Touched between(long after, long through, Touched more, Connection log) throws SQLException {
        List<UUID> tenants = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        if (!more.all && through - after <= 10L * MOST) {
            try (PreparedStatement statement = log.prepareStatement(STREAMS)) {
                statement.setLong(1, after);
                statement.setLong(2, through);
                more.set(statement, 3, log);
                statement.setInt(5, MOST + 1);
                add(statement, tenants, ids);
            }
            if (ids.size() <= MOST) {
                return new Touched(false, tenants, ids);
            }
        }
        return new Touched(true, List.of(), List.of());
    }

    /** Those that a projection stands still with now. */
    static Touched parked(Connection log) throws SQLException {
        List<UUID> tenants = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement =
                log.prepareStatement("select distinct tenant_id, stream_id from projection_parked order by 1, 2")) {
            add(statement, tenants, ids);
        }
        return new Touched(false, tenants, ids);
    }

    static Touched nothing() {
        return new Touched(false, List.of(), List.of());
    }

    static Touched everything() {
        return new Touched(true, List.of(), List.of());
    }

    /** These and others. */
    Touched and(Touched others) {
        List<UUID> moreTenants = new ArrayList<>(tenants);
        List<UUID> moreIds = new ArrayList<>(ids);
        moreTenants.addAll(others.tenants);
        moreIds.addAll(others.ids);
        return new Touched(all || others.all, moreTenants, moreIds);
    }

    /** As text: ids are unique beyond a tenant. */
    Set<String> texts() {
        Set<String> texts = new HashSet<>();
        ids.forEach(id -> texts.add(id.toString()));
        return texts;
    }

    /** Makes the file's rows of them those of PostgreSQL. */
    void refresh(Table table, List<String> links, Connection postgres, Connection file) throws SQLException {
        if (all) {
            Table.execute(file, "delete from " + table.name());
            copy(table, "", postgres, file, false);
            return;
        }
        for (String link : links) {
            try (PreparedStatement delete = file.prepareStatement(
                    "delete from " + table.name() + " where tenant_id = ? and " + link + " = ?")) {
                for (int i = 0; i < ids.size(); i++) {
                    delete.setString(1, tenants.get(i).toString());
                    delete.setString(2, ids.get(i).toString());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
        for (String link : links) {
            copy(
                    table,
                    "join unnest(?, ?) as k (tenant, id) on r.tenant_id = k.tenant and r." + link + " = k.id",
                    postgres,
                    file,
                    true);
        }
    }

    private void copy(Table table, String condition, Connection postgres, Connection file, boolean ofThese)
            throws SQLException {
        try (PreparedStatement asked = Table.prepared(postgres, table.asked() + condition)) {
            if (ofThese) {
                set(asked, 1, postgres);
            }
            try (ResultSet rows = asked.executeQuery()) {
                table.write(rows, file);
            }
        }
    }

    private void set(PreparedStatement statement, int index, Connection postgres) throws SQLException {
        statement.setArray(index, postgres.createArrayOf("uuid", tenants.toArray()));
        statement.setArray(index + 1, postgres.createArrayOf("uuid", ids.toArray()));
    }

    private static void add(PreparedStatement statement, List<UUID> tenants, List<UUID> ids) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tenants.add(row.getObject(1, UUID.class));
                ids.add(row.getObject(2, UUID.class));
            }
        }
    }
}
