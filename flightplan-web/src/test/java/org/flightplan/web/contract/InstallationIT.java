package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** What a platform administrator is told of nodes, keys and seals, and of the schema's history. */
class InstallationIT {

    private static final String SILENT = "00000000-0000-4000-8000-00000000dead";

    private final Http platform = Ward.platform();

    @Test
    void this_node_tells_its_build_that_it_is_ready_and_what_its_pools_were_waited_for() {
        Waiting.await("the node has told of itself", () -> own().findAny().isPresent());
        JsonObject node = own().findAny().orElseThrow();
        assertEquals("ready", node.getString("state"), node::toString);
        assertTrue(node.getString("version").matches("\\d+\\.\\d+.*"), node::toString);
        assertTrue(node.getInt("silent_seconds") < 20, node::toString);
        assertTrue(node.getJsonArray("problems").isEmpty(), node::toString);
        JsonObject requests = node.getJsonArray("pools").getValuesAs(JsonObject.class).stream()
                .filter(pool -> pool.getString("pool").equals("jdbc/flightplan"))
                .findFirst()
                .orElseThrow();
        assertTrue(requests.getInt("lent") > 0, node::toString);
    }

    @Test
    void a_node_that_tells_no_more_is_silent_whatever_it_said_last() throws SQLException {
        Stores.log("insert into nodes (id, host, process, version, started_at, seen_at, told) values ('" + SILENT
                + "', 'gone', 1, '1', now(), clock_timestamp() - interval '1 minute',"
                + " '{\"problems\": [], \"pools\": [], \"late_work\": []}') returning 1");
        JsonObject gone = nodes().filter(node -> node.getString("id").equals(SILENT))
                .findFirst()
                .orElseThrow();
        assertEquals("silent", gone.getString("state"));
        assertFalse(gone.getBoolean("answers"));
        Stores.log("update nodes set seen_at = clock_timestamp() - interval '2 hours' where id = '" + SILENT
                + "' returning 1");
        Waiting.await(
                "another node has removed it",
                () -> nodes().noneMatch(node -> node.getString("id").equals(SILENT)));
    }

    @Test
    void a_rotation_is_seen_and_what_the_former_key_wraps_goes_to_none() {
        Ward ward = Ward.open();
        ward.createdPatient();
        assertEquals(1, key(ward.tenant).getInt("version"));
        Http.as(ward.tenant, "privacy-officer")
                .post("admin/keys/rotation", doc().build())
                .expect(200);
        JsonObject rotated = key(ward.tenant);
        assertEquals(2, rotated.getInt("version"));
        Waiting.await("the former key wraps nothing", () -> key(ward.tenant).getInt("older") == 0);
        assertEquals(
                platform.get("admin/keys").expect(200).json().getString("master_key"), rotated.getString("master_key"));
    }

    @Test
    void the_last_seal_of_a_hospital_is_told_and_its_log_verified_by_who_may_not_read_it() {
        Ward ward = Ward.open();
        ward.admittedPatient();
        Waiting.await("it is sealed", () -> seal(ward.tenant).getInt("position") == ward.head());
        JsonObject last = seal(ward.tenant);
        assertTrue(last.getInt("number") > 0 && last.containsKey("sealed_at"), last::toString);
        JsonObject verified =
                platform.get("admin/seals/" + ward.tenant).expect(200).json();
        assertTrue(verified.getBoolean("intact"), verified::toString);
        assertEquals(3, verified.getInt("events"));
        assertFalse(verified.toString().contains("data"), verified::toString);
        platform.get("admin/seals/" + UUID.randomUUID()).problem(404);
        platform.get("admin/seals/x").problem(400);
    }

    @Test
    void a_hospital_of_which_nothing_is_recorded_has_no_seal_and_is_intact() {
        Ward ward = Ward.open();
        JsonObject none = seal(ward.tenant);
        assertEquals(0, none.getInt("number"));
        assertFalse(none.containsKey("sealed_at"), none::toString);
        assertTrue(platform.get("admin/seals/" + ward.tenant).expect(200).json().getBoolean("intact"));
    }

    @Test
    void the_history_of_the_schema_says_when_each_changeset_was_applied() {
        JsonObject schema = platform.get("admin/database").expect(200).json().getJsonObject("migrations");
        var history = schema.getJsonArray("history").getValuesAs(JsonObject.class);
        assertEquals(schema.getInt("applied"), history.size());
        assertEquals(schema.getString("version"), history.get(0).getString("changeset"));
        assertTrue(history.stream().allMatch(each -> each.containsKey("applied_at")));
    }

    private Stream<JsonObject> nodes() {
        return platform.get("admin/nodes").expect(200).items().stream();
    }

    private Stream<JsonObject> own() {
        return nodes().filter(node -> node.getBoolean("answers"));
    }

    private JsonObject key(UUID tenant) {
        return ofTenant("admin/keys", tenant);
    }

    private JsonObject seal(UUID tenant) {
        return ofTenant("admin/seals", tenant);
    }

    private JsonObject ofTenant(String path, UUID tenant) {
        return platform.get(path).expect(200).items().stream()
                .filter(each -> each.getString("tenant_id").equals(tenant.toString()))
                .findFirst()
                .orElseThrow();
    }
}
