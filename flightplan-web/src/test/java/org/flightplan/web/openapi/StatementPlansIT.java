package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.Test;

/**
 * The plans of the statements that requests send: each is served by an index, however many rows a tenant has. Row security
 * makes that less than obvious: a condition that calculates from a row serves no index, unless its function is known to tell
 * nothing of the row.
 */
class StatementPlansIT {

    /** Tables that grow with the years. */
    private static final Set<String> GROWING = Set.of(
            "event_store",
            "unique_keys",
            "idempotency_records",
            "audit_trail",
            "audit_trail_patients",
            "read_model_patients",
            "read_model_patient_names",
            "read_model_admissions",
            "read_model_flightplans",
            "read_model_timeline",
            "read_model_trajectory",
            "read_model_attachments");

    private static final String SENT = """
            select query from pg_stat_statements
             where userid = 'flightplan_app'::regrole
               and dbid = (select oid from pg_database where datname = current_database())
               and query ~* '^\\s*(select|with)'
             order by query
            """;

    private final ExampleCalls calls = new ExampleCalls();

    @Test
    void every_statement_of_a_request_is_served_by_an_index() throws SQLException {
        // as simple queries: parameters that are explained get no values
        String url = TestServer.database().jdbcUrl() + "?preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
            endpoints().forEach(endpoint -> calls.learn(endpoint, send(endpoint)));
            calls.keepCareTeams();
            endpoints().forEach(this::send);
            Set<String> sent = sent(statement);
            assertTrue(sent.size() > 40, sent::toString);
            statement.execute("drop extension pg_stat_statements");
            statement.execute("set role flightplan_app");
            // whatever an index can serve, it serves: the tables of a test are small
            statement.execute("set enable_seqscan = off");
            List<String> wrong = new ArrayList<>();
            for (String sql : sent) {
                List<String> scans = scansOfAll(plan(statement, sql), false);
                if (!scans.isEmpty()) {
                    wrong.add(scans + " by\n" + sql);
                }
            }
            assertEquals(List.of(), wrong, () -> String.join("\n\n", wrong));
        }
    }

    // no handle is good for everybody
    private static Stream<Endpoint> endpoints() {
        return OpenApiIT.endpoints().stream()
                .filter(endpoint -> !endpoint.path().equals("/break-glass"));
    }

    private Answer send(Endpoint endpoint) {
        return calls.send(endpoint, calls.client(endpoint), calls.path(endpoint));
    }

    private static Set<String> sent(Statement statement) throws SQLException {
        Set<String> sent = new TreeSet<>();
        try (ResultSet row = statement.executeQuery(SENT)) {
            while (row.next()) {
                sent.add(row.getString(1));
            }
        }
        return sent;
    }

    private static JsonObject plan(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery("explain (generic_plan, format json) " + sql)) {
            row.next();
            try (var reader = Json.createReader(new StringReader(row.getString(1)))) {
                return reader.readArray().getJsonObject(0).getJsonObject("Plan");
            }
        } catch (SQLException e) {
            throw new AssertionError("Not explained: " + sql, e);
        }
    }

    /** The scans of a plan that read a tenant's rows, or everybody's, until none is left. */
    private static List<String> scansOfAll(JsonObject node, boolean isLimited) {
        List<String> found = new ArrayList<>();
        boolean limited = isLimited || node.getString("Node Type").equals("Limit");
        String table = node.getString("Relation Name", "");
        if (GROWING.contains(table) && !limited && readsAll(node)) {
            found.add(node.getString("Node Type") + " of " + table);
        }
        for (JsonValue inner :
                node.getOrDefault("Plans", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            found.addAll(scansOfAll(inner.asJsonObject(), limited));
        }
        return found;
    }

    private static boolean readsAll(JsonObject scan) {
        String condition = scan.getString("Index Cond", scan.getString("Recheck Cond", ""));
        return !condition.contains(" AND ");
    }
}
