package org.flightplan.nodes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.WorkConnections;
import org.flightplan.tenants.DatabaseUnavailable;

/** The nodes that have told of themselves within the last hour. */
@ApplicationScoped
public class Nodes {

    private static final String ALL = """
            select id, host, process, version, started_at, seen_at,
                   extract(epoch from clock_timestamp() - seen_at)::bigint, told
              from nodes order by host, process, started_at
            """;

    private final NodeReports own;

    /** @param own says which of them is this one */
    @Inject
    public Nodes(NodeReports own) {
        this.own = own;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Nodes() {
        this(null);
    }

    /**
     * All of them, by host and process.
     *
     * @throws DatabaseUnavailable when the database can't be asked; try again later
     */
    public List<Node> all() {
        try {
            return WorkConnections.onServer().with(this::read);
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private List<Node> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<Node> nodes = new ArrayList<>();
            while (row.next()) {
                UUID id = (UUID) row.getObject(1);
                nodes.add(new Node(
                        id,
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant(),
                        Math.max(0, row.getLong(7)),
                        object(row.getString(8)),
                        id.equals(own.id())));
            }
            return nodes;
        }
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
