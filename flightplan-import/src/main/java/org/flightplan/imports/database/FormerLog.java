package org.flightplan.imports.database;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Unmappable;
import org.flightplan.imports.sending.Source.SourceException;
import org.jspecify.annotations.Nullable;

/** The table of events of the Python system: {@code events}, or {@code event_store} as its guide has it. It is only read. */
final class FormerLog {

    private static final int FETCHED = 1_000;
    private static final Reason UNREADABLE =
            new Reason("its ids or its data can't be read", "correct them where they come from");

    private final Connection connection;
    private final String table;
    private final String position;
    private final String id;
    private final String tenant;
    private final String argument;

    /**
     * @param connection without autocommit, so that long results come in parts
     * @param tenant whose events, or null where the log has those of one alone
     */
    FormerLog(Connection connection, @Nullable String tenant) throws SQLException {
        this.connection = connection;
        Set<String> found = new HashSet<>();
        String named = "";
        for (String name : List.of("events", "event_store")) {
            if (found.isEmpty()) {
                found.addAll(columns(name));
                named = name;
            }
        }
        if (found.isEmpty()) {
            throw new SourceException(
                    "The database has no table events or event_store: give one of the Python system.");
        }
        table = named;
        position = found.contains("global_position") ? "global_position" : "id";
        id = found.contains("event_id") ? "event_id" : position;
        // compared as it is stored, so that the log's own key finds it
        argument = isUuid() ? "cast(? as uuid)" : "?";
        this.tenant = tenant == null ? onlyTenant() : tenant;
    }

    private boolean isUuid() throws SQLException {
        try (ResultSet found = connection.getMetaData().getColumns(null, null, table, "stream_id")) {
            return found.next() && found.getString("TYPE_NAME").equalsIgnoreCase("uuid");
        }
    }

    private Set<String> columns(String name) throws SQLException {
        Set<String> columns = new HashSet<>();
        // on SQLite a failed statement would do, on PostgreSQL it would end the transaction
        try (ResultSet found = connection.getMetaData().getColumns(null, null, name, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private String onlyTenant() throws SQLException {
        List<String> tenants = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select distinct cast(tenant_id as varchar(36)) from " + table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tenants.add(rows.getString(1));
            }
        }
        if (tenants.size() != 1) {
            throw new SourceException("The database has events of " + tenants.size()
                    + " tenants: say by --source-tenant whose are to be imported.");
        }
        return tenants.get(0);
    }

    /**
     * Reads events in the order of the log.
     *
     * @param streams of these alone; all where it is null
     * @param events takes each
     * @param unreadable takes the position of each that can't be read, with the reason
     */
    void read(@Nullable Set<UUID> streams, Consumer<FormerEvent> events, BiConsumer<String, Reason> unreadable)
            throws SQLException {
        if (streams == null) {
            read("", List.of(), events, unreadable);
            return;
        }
        List<FormerEvent> all = new ArrayList<>();
        // one by one: each is found by the log's own key
        for (UUID stream : streams) {
            read(" and " + is("stream_id"), forms(stream.toString()), all::add, unreadable);
        }
        all.sort(Comparator.comparingLong(FormerEvent::position));
        all.forEach(events);
    }

    // some write a UUID without its hyphens
    private String is(String column) {
        return column + " in (" + argument + ", " + argument + ")";
    }

    private static List<String> forms(String uuid) {
        return List.of(uuid, uuid.replace("-", ""));
    }

    // the same however it is written; a position is none
    private static String id(String text) {
        try {
            return uuid(text).toString();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static UUID uuid(@Nullable String text) {
        String plain = String.valueOf(text).strip();
        return UUID.fromString(
                plain.length() == 32 ? plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5") : plain);
    }

    private void read(
            String further, List<String> arguments, Consumer<FormerEvent> events, BiConsumer<String, Reason> unreadable)
            throws SQLException {
        String sql =
                "select " + position + " as position, " + id + " as row_id, stream_id, stream_type, event_type, data,"
                        + " created_by, created_at from " + table + " where " + is("tenant_id") + further
                        + " order by " + position;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            List<String> all = new ArrayList<>(forms(uuid(tenant).toString()));
            all.addAll(arguments);
            for (int i = 0; i < all.size(); i++) {
                statement.setString(i + 1, all.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    FormerEvent event;
                    try {
                        event = event(row);
                    } catch (Unmappable e) {
                        unreadable.accept(row.getString("position"), e.reason());
                        continue;
                    }
                    events.accept(event);
                }
            }
        }
    }

    private static FormerEvent event(ResultSet row) throws SQLException {
        try {
            String text = row.getString("data");
            JsonValue data = text == null ? JsonValue.EMPTY_JSON_OBJECT : FormerText.decoded(text);
            if (!(data instanceof JsonObject object)) {
                throw UNREADABLE.exception();
            }
            return new FormerEvent(
                    row.getLong("position"),
                    id(String.valueOf(row.getString("row_id"))),
                    uuid(row.getString("stream_id")),
                    String.valueOf(row.getString("stream_type")),
                    String.valueOf(row.getString("event_type")),
                    object,
                    FormerText.orNull(row.getString("created_by")),
                    FormerText.orNull(row.getString("created_at")));
        } catch (IllegalArgumentException e) {
            throw UNREADABLE.exception();
        }
    }
}
