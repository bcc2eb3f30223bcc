package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.Routes;
import org.flightplan.web.openapi.Documented;
import org.flightplan.web.openapi.Documented.Trial;
import org.flightplan.web.requests.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what: every endpoint by every role, and by nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final String TABLE = """
            GET   /patients                      viewer clinician
            GET   /patients/{id}                 viewer clinician privacy-officer
            POST  /patients                      clinician interface
            POST  /patients/search               viewer clinician privacy-officer
            POST  /patients/{id}/break-glass     viewer clinician
            POST  /break-glass                   viewer clinician
            POST  /admissions/{id}/care-team     clinician tenant-admin interface
            GET   /admin/break-glass             privacy-officer
            POST  /admin/break-glass/{id}/review privacy-officer
            POST  /patients/{id}/erasure         privacy-officer
            GET   /admissions                    viewer clinician
            GET   /admissions/{id}               viewer clinician
            GET   /admissions/{id}/timeline      viewer clinician
            GET   /admissions/{id}/trajectory    viewer clinician
            GET   /admissions/{id}/calculations  viewer clinician
            POST  /admissions                    clinician interface
            POST  /admissions/{id}/location      clinician interface
            POST  /admissions/{id}/discharge     clinician interface
            POST  /clinical-events               clinician interface
            GET   /flightplans                   viewer clinician
            GET   /flightplans/{id}              viewer clinician
            GET   /clinical-events/{id}          viewer clinician
            GET   /tenants/current               viewer clinician tenant-admin privacy-officer interface
            GET   /users                         viewer clinician tenant-admin privacy-officer
            PATCH /patients/{id}   clinician interface
            POST  /patients/{id}/merge   clinician interface
            PATCH /admissions/{id}   clinician interface
            POST  /admissions/{id}/location/{event_id}/correction   clinician interface
            POST  /admissions/{id}/move-request   clinician interface
            DELETE /admissions/{id}/move-request   clinician interface
            POST  /admissions/{id}/discharge/cancel   clinician interface
            POST  /admissions/{id}/cancel   clinician interface
            POST  /clinical-events/{id}/correction   clinician interface
            GET /admissions/{id}/attachments   viewer clinician
            POST /admissions/{id}/attachments   clinician interface
            PUT /admissions/{id}/attachments/{attachment_id}/content   clinician interface
            GET /admissions/{id}/attachments/{attachment_id}/content   viewer clinician
            GET /admissions/{id}/attachments/{attachment_id}/thumbnail   viewer clinician
            DELETE /admissions/{id}/attachments/{attachment_id}   clinician interface
            POST  /flightplans/{id}/status   clinician interface
            POST  /flightplans/{id}/target   clinician interface
            POST  /flightplans/{id}/milestones   clinician interface
            POST  /flightplans/{id}/milestones/{milestone_id}/reached   clinician interface
            DELETE /flightplans/{id}/milestones/{milestone_id}/reached   clinician interface
            DELETE /flightplans/{id}/milestones/{milestone_id}   clinician interface
            POST  /flightplans/{id}/tasks   clinician interface
            POST  /flightplans/{id}/tasks/{task_id}/done   clinician interface
            DELETE /flightplans/{id}/tasks/{task_id}/done   clinician interface
            DELETE /flightplans/{id}/tasks/{task_id}   clinician interface
            GET   /units                         viewer clinician tenant-admin interface
            GET   /units/{id}                    viewer clinician tenant-admin interface
            GET   /board                         viewer clinician
            GET   /census                        viewer clinician tenant-admin
            GET   /units/{id}/census             viewer clinician tenant-admin
            GET   /displays/board                display
            GET   /displays/stream               display
            POST  /displays/claim                viewer clinician tenant-admin platform-admin privacy-officer anonymous interface
            POST  /admin/displays                tenant-admin
            GET   /admin/displays                tenant-admin
            DELETE /admin/displays/{id}          tenant-admin
            POST  /units                         tenant-admin
            PATCH /units/{id}                    tenant-admin
            POST  /units/{id}/close              tenant-admin
            POST  /units/{id}/beds               tenant-admin
            PATCH /units/{id}/beds/{bed}         clinician tenant-admin interface
            DELETE /units/{id}/beds/{bed}        tenant-admin
            POST  /events                        clinician tenant-admin interface
            GET   /events                        viewer clinician interface
            GET   /events/stream                 viewer clinician tenant-admin privacy-officer interface
            GET   /streams/{id}                  viewer clinician interface
            GET   /specialties                   viewer clinician tenant-admin platform-admin privacy-officer interface
            GET   /specialties/{name}/config     viewer clinician tenant-admin platform-admin privacy-officer interface
            GET   /events/schemas                viewer clinician tenant-admin platform-admin privacy-officer interface
            GET   /events/schemas/{event_type}   viewer clinician tenant-admin platform-admin privacy-officer interface
            GET   /specialties/schema            viewer clinician tenant-admin platform-admin privacy-officer interface
            POST  /admin/tenants                 platform-admin
            GET   /admin/tenants                 platform-admin
            PATCH /admin/tenants/{id}            tenant-admin platform-admin
            GET   /admin/audit                   privacy-officer
            GET   /admin/audit/disclosures       privacy-officer
            GET   /admin/audit/verify            privacy-officer
            GET   /admin/audit/export            privacy-officer
            GET   /admin/audit/hold              privacy-officer
            POST  /admin/audit/hold              privacy-officer
            POST  /admin/keys/rotation           privacy-officer
            GET   /admin/keys                    platform-admin
            GET   /admin/seals                   platform-admin
            GET   /admin/seals/{tenant_id}       platform-admin
            GET   /admin/nodes                   platform-admin
            POST  /admin/archives                tenant-admin
            GET   /admin/archives                tenant-admin privacy-officer
            POST  /admin/archives/{id}/approval  privacy-officer
            GET   /admin/archives/{id}/content   tenant-admin privacy-officer
            GET   /admin/projections             platform-admin
            POST  /admin/projections/rebuild     platform-admin
            POST  /admin/projections/{name}/pause   platform-admin
            POST  /admin/projections/{name}/resume  platform-admin
            POST  /admin/projections/{name}/retry   platform-admin
            GET   /admin/database                platform-admin
            POST  /admin/database/tables/{table}   platform-admin
            POST  /admin/database/sessions/{pid}   platform-admin
            GET   /sign-in                       viewer clinician tenant-admin platform-admin privacy-officer anonymous interface
            POST  /dev/token                     viewer clinician tenant-admin platform-admin privacy-officer anonymous interface
            """;

    private final Map<Role, Http> clients = new EnumMap<>(Role.class);

    record Endpoint(String method, String path, Set<String> allowed) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void a_user_of_each_role() {
        Ward ward = Ward.open();
        for (Role role : Role.values()) {
            clients.put(role, Http.as(ward.tenant, role.group()));
        }
    }

    static Stream<Endpoint> endpoints() {
        return TABLE.lines()
                .map(line -> line.split("\\s+"))
                .map(words -> new Endpoint(
                        words[0], words[1], Set.copyOf(List.of(words).subList(2, words.length))));
    }

    @Test
    void the_table_holds_every_endpoint() {
        Set<String> declared = Routes.all().stream().map(Routes.Route::toString).collect(Collectors.toSet());
        assertEquals(
                new TreeSet<>(declared),
                new TreeSet<>(endpoints().map(Endpoint::toString).toList()));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void the_document_says_who_may_call(Endpoint endpoint) {
        JsonObject operation = Http.openApi()
                .getJsonObject("paths")
                .getJsonObject("/api/v1" + endpoint.path())
                .getJsonObject(endpoint.method().toLowerCase(Locale.ROOT));
        boolean anybody = endpoint.allowed().size() >= Role.values().length;
        assertEquals(!anybody, operation.containsKey("x-roles"), operation::toString);
        if (!anybody) {
            var roles = operation.getJsonArray("x-roles").getValuesAs(JsonString::getString);
            assertEquals(endpoint.allowed(), Set.copyOf(roles));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void an_endpoint_lets_its_roles_in_and_nobody_else(Endpoint endpoint) {
        clients.forEach((role, client) -> {
            Answer answer = call(client, endpoint);
            if (endpoint.allowed().contains(role.group())) {
                assertFalse(Set.of(401, 403, 500).contains(answer.status()), role + " " + answer);
            } else {
                answer.problem(403);
            }
        });
        Answer anonymous = call(Http.api(), endpoint);
        if (endpoint.allowed().contains("anonymous")) {
            assertTrue(Set.of(200, 422).contains(anonymous.status()), anonymous::toString);
        } else {
            assertEquals("Bearer", anonymous.problem(401).header("WWW-Authenticate"));
        }
        Documented.tried(endpoint.toString(), Trial.BY_EACH_ROLE);
    }

    @Test
    void a_role_that_nobody_knows_lets_nobody_in() {
        Http nobody = Http.as(Ward.open().tenant, "privacy-officer");
        nobody.get("patients").problem(403);
        nobody.get("specialties").expect(200);
    }

    @Test
    void a_platform_administrator_who_acts_in_no_tenant_reads_none_whatever_other_roles_it_has() {
        for (UUID tenant : new UUID[] {null, UUID.randomUUID()}) {
            Http both = Http.as(tenant, "platform-admin", "viewer", "clinician");
            both.get("patients").problem(403);
            both.post("patients", doc().build()).problem(403);
            both.get("admin/tenants").expect(200);
            both.get("specialties").expect(200);
        }
        Http.as(Ward.open().tenant, "platform-admin", "viewer").get("patients").expect(200);
    }

    @Test
    void an_unknown_tenant_is_refused_and_so_is_one_that_is_switched_off_until_it_is_on_again() {
        Http.as(UUID.randomUUID(), "clinician").get("patients").problem(403);
        Http.as(null, "clinician").get("patients").problem(403);
        Ward ward = Ward.open();
        String path = "admin/tenants/" + ward.tenant;
        Ward.platform().patch(path, doc().with("active", false).build()).expect(200);
        ward.viewer.get("patients").problem(403);
        ward.clinician.post("patients", ward.patient().build()).problem(403);
        Http.as(ward.tenant, "tenant-admin")
                .patch(path, doc().with("name", "x").build())
                .problem(403);
        Ward.platform().patch(path, doc().with("active", true).build()).expect(200);
        ward.clinician.post("patients", ward.patient().build()).expect(201);
    }

    private static Answer call(Http client, Endpoint endpoint) {
        String path = endpoint.path()
                .substring(1)
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return endpoint.method().equals("GET") ? client.get(path) : client.send(endpoint.method(), path, "{}");
    }
}
