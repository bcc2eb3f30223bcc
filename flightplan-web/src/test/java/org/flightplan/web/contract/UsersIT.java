package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** The staff of a hospital, as its tokens say. */
class UsersIT {

    private final Ward ward = Ward.open();
    private final Http reader = Http.as(ward.tenant, "viewer");

    private Http called(UUID user, String name, String... roles) {
        JsonDoc request = doc().with("tenant", ward.tenant)
                .with("roles", List.of(roles))
                .with("user", user)
                .with("name", name);
        String token =
                Http.api().post("dev/token", request.build()).expect(200).json().getString("access_token");
        Http http = Http.api().token(token);
        http.get("specialties").expect(200);
        return http;
    }

    private List<String> shown(String query) {
        return reader.get("users" + query).expect(200).items().stream()
                .map(user -> user.getString("name", "-") + " " + user.getJsonArray("roles"))
                .toList();
    }

    private void await(List<String> expected, String query) {
        Waiting.await(expected.toString(), () -> shown(query).equals(expected));
    }

    @Test
    void who_called_is_listed_by_name_with_the_roles_of_the_last_token() {
        UUID nurse = UUID.randomUUID();
        called(nurse, "Nora Synthetica", "viewer");
        called(UUID.randomUUID(), "Ada Exempla", "clinician", "tenant-admin");
        await(List.of("Ada Exempla [\"clinician\",\"tenant-admin\"]"), "?role=tenant-admin");
        await(List.of("Nora Synthetica [\"viewer\"]"), "?role=viewer&offset=1");
        // another role, and no name
        called(nurse, null, "clinician");
        await(
                List.of("Ada Exempla [\"clinician\",\"tenant-admin\"]", "Nora Synthetica [\"clinician\"]"),
                "?role=clinician");
        JsonObject first = reader.get("users?role=clinician&limit=1").json();
        assertEquals(
                List.of("Nora Synthetica [\"clinician\"]"),
                shown("?role=clinician&limit=1&cursor=" + first.getString("next")));
        reader.get("users?role=interface").problem(422);
    }

    @Test
    void a_service_and_another_hospitals_staff_are_not_listed() {
        called(UUID.randomUUID(), "Interface Engine", "interface");
        called(UUID.randomUUID(), "Nora Synthetica", "viewer");
        Waiting.await("she is there", () -> shown("").contains("Nora Synthetica [\"viewer\"]"));
        assertFalse(shown("").toString().contains("Interface"));
        List<JsonObject> elsewhere =
                Http.as(Ward.open().tenant, "viewer").get("users").items();
        assertFalse(elsewhere.toString().contains("Nora"));
    }

    @Test
    void a_name_that_can_not_be_kept_is_none() {
        UUID user = UUID.randomUUID();
        called(user, "\u200b\u2800", "privacy-officer");
        await(List.of("- [\"privacy-officer\"]"), "?role=privacy-officer");
    }
}
