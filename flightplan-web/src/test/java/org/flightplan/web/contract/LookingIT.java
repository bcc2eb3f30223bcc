package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flightplan.web.Http;
import org.flightplan.web.Routes;
import org.junit.jupiter.api.Test;

/** Looking creates nothing but its entries in the audit trail, even in a hospital that was never used. */
class LookingIT {

    private static final String TABLES_WITH_TENANTS = """
            select string_agg(c.table_name, ',')
              from information_schema.columns c
              join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
             where c.table_schema = 'public' and c.column_name = 'tenant_id'
               -- who looked is on record, and one of the hospital's users
               and c.table_name not in ('audit_trail', 'users')
            """;

    private final Ward ward = Ward.open();

    @Test
    void whoever_looks_at_everything_creates_nothing() throws SQLException {
        Map<String, String> before = rows();
        Http everybody = Http.as(
                ward.tenant, "viewer", "clinician", "interface", "privacy-officer", "tenant-admin", "platform-admin");
        for (Routes.Route route : Routes.all()) {
            if (route.method().equals("GET")) {
                String path = route.path()
                        .substring(1)
                        .replace("{id}", UUID.randomUUID().toString())
                        .replace("{name}", "cardiac")
                        .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                everybody.get(path);
                everybody.with("Idempotency-Key", "looked").get(path);
            }
        }
        for (JsonObject query : List.of(
                doc().with("mrn", "SYN-1").build(),
                doc().with("name_prefix", "nobody").build(),
                doc().with("date_of_birth", "2024-02-29").build())) {
            assertEquals(
                    List.of(),
                    everybody.post("patients/search", query).expect(200).items());
            everybody.post("patients/search?cursor=forged", query);
        }
        assertEquals(before, rows());

        ward.createdPatient();
        assertNotEquals(before, rows(), "it would not notice what is created");
    }

    private Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        for (String table : Stores.log(TABLES_WITH_TENANTS).split(",", -1)) {
            rows.put(table, Stores.log(count(table)));
        }
        for (String table : Stores.keys(TABLES_WITH_TENANTS).split(",", -1)) {
            rows.put("keys: " + table, Stores.keys(count(table)));
        }
        return rows;
    }

    private String count(String table) {
        return "select count(*) from " + table + " where tenant_id = '" + ward.tenant + "'";
    }
}
