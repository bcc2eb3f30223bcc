package org.flightplan.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The rows of one read model in one edition: a page's worth is read by one statement, and written by one. */
final class StoredRows {

    private static final String KEYS = ColumnKind.UUID.parameter() + ", " + ColumnKind.UUID.parameter();

    // lateral with a limit, here and below: a probe of the key for each. Joined plainly, a plan that was made while the
    // table was empty, and kept, would read all of it for every page.
    private static final String LOAD = """
            select row.* from unnest({keys}) as k (tenant_id, id)
             cross join lateral (
               select tenant_id, id, {columns} from {table} as t where t.tenant_id = k.tenant_id and t.id = k.id limit 1
             ) as row
            """;
    private static final String INSERT = """
            insert into {table} (tenant_id, id, {columns})
            select tenant_id, id, {stored} from unnest({keys}, {arrays}) as row (tenant_id, id, {columns})
            """;
    private static final String WRITE = INSERT + "on conflict (tenant_id, id) do update set {changes}";
    private static final String ORPHANS = """
            select from unnest({keys}) as k (tenant_id, id)
              left join lateral (
                select t.id from {table} as t where t.tenant_id = k.tenant_id and t.id = k.id limit 1
              ) as other on true
             where other.id is null
             limit 1
            """;
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final ReadModel model;
    private final TableSet edition;
    private final String load;
    private final String insert;
    private final String write;
    private final String orphans;

    StoredRows(ReadModel model, TableSet edition) {
        this.model = model;
        this.edition = edition;
        String table = edition.table(model.table());
        this.load = LOAD.replace("{keys}", KEYS).replace("{table}", table).replace("{columns}", model.columns("{}"));
        this.insert = filled(INSERT, model, table);
        this.write = filled(WRITE, model, table);
        this.orphans = model.reference()
                .map(reference -> ORPHANS.replace("{keys}", KEYS).replace("{table}", edition.table(reference.table())))
                .orElse("");
    }

    /** Those of the rows that are there. */
    Map<Row.Key, Row> load(Connection connection, Collection<Row.Key> keys) throws SQLException {
        Map<Row.Key, Row> rows = new HashMap<>();
        if (keys.isEmpty()) {
            return rows;
        }
        try (PreparedStatement statement = connection.prepareStatement(load)) {
            bindKeys(connection, statement, List.copyOf(keys));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Row row = read(result);
                    rows.put(row.key(), row);
                }
            }
        }
        return rows;
    }

    /** Inserts rows that are not there. */
    void insert(Connection connection, List<Row> rows) throws SQLException {
        put(connection, insert, rows);
    }

    /** Inserts or replaces the rows. */
    void write(Connection connection, List<Row> rows) throws SQLException {
        put(connection, write, rows);
    }

    private void put(Connection connection, String sql, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKeys(connection, statement, rows.stream().map(Row::key).toList());
            for (int i = 0; i < model.kinds().size(); i++) {
                statement.setArray(i + 3, model.kinds().get(i).array(connection, column(rows, i)));
            }
            statement.executeUpdate();
        }
        if (edition == TableSet.SHADOW) {
            refuseOrphans(connection, rows);
        }
    }

    // shadows have no foreign keys; a row whose other row is missing would only be refused when all is built
    private void refuseOrphans(Connection connection, List<Row> rows) throws SQLException {
        if (model.reference().isEmpty()) {
            return;
        }
        ReadModel.Reference reference = model.reference().get();
        int column = model.indexOf(reference.column());
        List<Row.Key> others = rows.stream()
                .map(row -> new Row.Key(row.key().tenant(), Objects.requireNonNull((UUID) row.value(column))))
                .distinct()
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(orphans)) {
            bindKeys(connection, statement, others);
            try (ResultSet orphan = statement.executeQuery()) {
                if (orphan.next()) {
                    throw new SQLException("a row refers to one that is not projected", FOREIGN_KEY_VIOLATION);
                }
            }
        }
    }

    private Row read(ResultSet result) throws SQLException {
        Row row = model.row(new TenantId(result.getObject(1, UUID.class)), result.getObject(2, UUID.class));
        for (int i = 0; i < model.kinds().size(); i++) {
            row.with(i, model.kinds().get(i).read(result, i + 3));
        }
        return row;
    }

    private static String filled(String template, ReadModel model, String table) {
        return template.replace("{keys}", KEYS)
                .replace("{table}", table)
                .replace("{columns}", model.columns("{}"))
                .replace("{changes}", model.columns("{} = excluded.{}"))
                .replace("{stored}", model.stored())
                .replace(
                        "{arrays}",
                        model.kinds().stream().map(ColumnKind::parameter).collect(Collectors.joining(", ")));
    }

    private static List<@Nullable Object> column(List<Row> rows, int column) {
        return rows.stream().<@Nullable Object>map(row -> row.value(column)).toList();
    }

    private static void bindKeys(Connection connection, PreparedStatement statement, List<Row.Key> keys)
            throws SQLException {
        statement.setArray(
                1,
                ColumnKind.UUID.array(
                        connection,
                        keys.stream().map(key -> key.tenant().value()).toList()));
        statement.setArray(
                2,
                ColumnKind.UUID.array(connection, keys.stream().map(Row.Key::id).toList()));
    }
}
