package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;

import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.web.Http;
import org.flightplan.web.units.UnitCommandsResource;

/** The bodies of the commands on a unit and its beds. */
final class UnitForms {

    private final Ward ward;
    private final Http administrator;

    UnitForms(Ward ward) {
        this.ward = ward;
        this.administrator = Http.as(ward.user, ward.tenant, "tenant-admin");
    }

    List<Form> units() {
        UUID unit = open("W1");
        administrator
                .post(
                        "units/" + unit + "/beds",
                        bed("1").with("effective_at", null).build())
                .expect(201);
        return List.of(
                form(
                        "POST",
                        "units",
                        doc().with("unit_id", UUID.randomUUID())
                                .with("location", "W2")
                                .with("name", "Synthetic unit")
                                .with("specialty", "cardiac")
                                .with("effective_at", ward.hour(1)),
                        UnitCommandsResource.OPEN),
                form(
                        "PATCH",
                        "units/" + open("W3"),
                        doc().with("location", "W3")
                                .with("name", "Synthetic unit, renamed")
                                .with("specialty", "cardiac")
                                .with("effective_at", ward.now),
                        UnitCommandsResource.UPDATE),
                form("POST", "units/" + open("W4") + "/close", doc(), UnitCommandsResource.CLOSE),
                form("POST", "units/" + unit + "/beds", bed("2"), UnitCommandsResource.ADD_BED),
                form(
                        "PATCH",
                        "units/" + unit + "/beds/1",
                        bed("1").with("bed", null).with("effective_at", ward.now.plusSeconds(200)),
                        UnitCommandsResource.CHANGE_BED));
    }

    private UUID open(String location) {
        UUID id = UUID.randomUUID();
        administrator
                .post(
                        "units",
                        doc().with("unit_id", id)
                                .with("location", location)
                                .with("name", "Synthetic unit")
                                .with("effective_at", ward.hour(0))
                                .build())
                .expect(201);
        return id;
    }

    private JsonDoc bed(String name) {
        return doc().with("bed", name)
                .with("attributes", List.of("monitored"))
                .with("state", "blocked")
                .with("reason", "Synthetic reason")
                .with("until", ward.now)
                .with("effective_at", ward.hour(2));
    }

    private Form form(String method, String path, JsonDoc body, Shape shape) {
        Http client = method.equals("PATCH") ? administrator.with("If-Match", "*") : administrator;
        String name = method + " /" + path.replaceAll("\\p{XDigit}{8}-[\\p{XDigit}-]+", "{id}");
        return Form.of(
                name, client, method, path, body.with("created_by", ward.user).build(), shape);
    }
}
