package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** A specialty is data: a second one works without a line of code, and a pack is upgraded while stays are open. */
class SpecialtyPackIT {

    private final Ward ward = Ward.open();

    @Test
    void orthopaedics_works_from_the_admission_to_the_discharge() {
        UUID stay = admitted("orthopaedics", "orthopaedics");
        ward.moved(stay, "THEATRE", ward.hour(2));
        Answer lasted = recorded(
                stay,
                "joint_replacement",
                3,
                doc().with("joint", "knee").with("side", "left").with("duration", "PT5H"));
        assertEquals("long_operation info data.duration", warning(lasted));
        assertFalse(recorded(stay, "risk_status", 3, doc().with("risk_level", "operating"))
                .json()
                .containsKey("warnings"));
        ward.moved(stay, "ortho", ward.hour(8));
        recorded(stay, "risk_status", 8, doc().with("risk_level", "one_helper"));
        Answer painful = recorded(
                stay,
                "mobilisation",
                30,
                doc().with("aid", "crutches").with("distance_m", 12.5).with("pain", 9));
        assertEquals("much_pain warning data.pain", warning(painful));
        refused(stay, "knee_flexion", doc().with("degrees", 161), "data.degrees");
        refused(stay, "knee_flexion", doc(), "data.degrees");
        refused(stay, "joint_replacement", doc().with("joint", "elbow").with("side", "left"), "data.joint");
        refused(stay, "chest_tube", doc().with("action", "placed"), "event_type");
        refused(stay, "risk_status", doc().with("risk_level", "Intubated"), "data.risk_level");
        assertEquals(
                List.of("joint_replacement", "risk_status", "risk_status", "mobilisation"),
                ward.clinicalEvents(stay, "").stream()
                        .map(item -> item.getString("event_type"))
                        .toList());
        assertEquals("distance_walked 12.5 m", calculated(stay).get(1));
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(140)).build())
                .expect(200);
        long days = ChronoUnit.DAYS.between(day(3), day(140));
        assertEquals("days_since_replacement " + days + " d", calculated(stay).get(0));
        assertEquals(
                List.of("THEATRE -", "THEATRE 4", "ortho 3", "HOME 1"),
                ward.viewer.get("admissions/" + stay + "/trajectory").items().stream()
                        .map(step -> step.getString("location") + " "
                                + (step.containsKey("level") ? step.getInt("level") : "-"))
                        .toList());
    }

    @Test
    void a_pack_is_upgraded_while_stays_are_open() {
        UUID stay = admitted("growing@1.0.0", "growing");
        ward.moved(stay, "G-WARD", ward.hour(1));
        Answer old = recorded(stay, "old_measure", 2, doc().with("height_cm", 91));
        recorded(stay, "risk_status", 2, doc().with("risk_level", "ill"));
        refused(stay, "new_measure", doc().with("height_mm", 900), "event_type");
        assertEquals(List.of("height 91 cm"), calculated(stay));
        assertEquals("1.0.0", config("").getString("version"));

        chosen("growing");
        assertEquals("1.1.0", config("").getString("version"));
        assertEquals("1.0.0", config("?version=1.0.0").getString("version"));
        ward.viewer.get("specialties/growing/config?version=9.9.9").problem(404);
        refused(stay, "old_measure", doc().with("height_cm", 92), "event_type");
        assertEquals(
                "tall info data.height_mm", warning(recorded(stay, "new_measure", 3, doc().with("height_mm", 2100))));
        recorded(stay, "risk_status", 4, doc().with("risk_level", "ill"));
        ward.clinician
                .post(
                        "clinical-events/" + old.json().getString("event_id") + "/correction",
                        doc().with("data", doc().with("height_cm", 90).build()).build())
                .expect(200);

        List<JsonObject> timeline = ward.clinicalEvents(stay, "");
        assertEquals(4, timeline.size());
        assertEquals(90, timeline.get(0).getJsonObject("details").getInt("height_cm"));
        assertEquals("Old measure", timeline.get(0).getString("title"));
        assertEquals(List.of("height 210 cm"), calculated(stay));
        assertEquals(
                List.of("growing 1.0.0", "growing 1.0.0", "growing 1.1.0", "growing 1.1.0", "growing 1.1.0"),
                ward.viewer.get("streams/" + stay).items().stream()
                        .filter(event -> event.getString("event_type").startsWith("clinical_event."))
                        .map(event -> event.getJsonObject("metadata"))
                        .map(metadata -> metadata.getString("manifest") + " " + metadata.getString("manifest_version"))
                        .toList());
        // what was ill by the first version stands where it stood
        assertEquals(
                List.of(3, 2),
                ward.viewer.get("admissions/" + stay + "/trajectory").items().stream()
                        .filter(step -> step.containsKey("level"))
                        .map(step -> step.getInt("level"))
                        .toList());
    }

    @Test
    void a_hospital_chooses_among_what_is_installed_and_each_specialty_once() {
        choose("growing@3.0.0").field("enabled_specialties[0]");
        choose("cardiac", "broken").field("enabled_specialties[1]");
        choose("growing", "growing@1.0.0").field("enabled_specialties[1]");
        chosen("growing@1.0.0", "cardiac");
        JsonObject growing = ward.viewer.get("specialties").items().stream()
                .filter(item -> item.getString("name").equals("growing"))
                .findFirst()
                .orElseThrow();
        assertEquals("1.0.0", growing.getString("version"));
        assertEquals("[\"1.1.0\",\"1.0.0\"]", growing.getJsonArray("versions").toString());
    }

    @Test
    void a_broken_pack_stops_nothing_and_operators_read_its_file_line_and_remedy() {
        JsonObject health = Http.management().get("health/ready").expect(200).json();
        assertTrue(
                health.toString()
                        .contains(
                                "broken/specialty.yaml:10: kind: Expected any of [[ward, intensive, operating, procedure,"
                                        + " outside, home]]; use one of ward, intensive, operating, procedure, outside, home"),
                health::toString);
        assertTrue(ward.viewer.get("specialties").items().stream()
                .noneMatch(item -> item.getString("name").equals("broken")));
        ward.viewer.get("specialties/broken/config").problem(404);
    }

    @Test
    void the_schema_of_packs_is_served() {
        JsonObject schema = ward.viewer.get("specialties/schema").expect(200).json();
        assertEquals("https://json-schema.org/draft/2020-12/schema", schema.getString("$schema"));
        assertTrue(schema.getJsonObject("$defs").containsKey("event_type"));
    }

    private UUID admitted(String chosen, String specialty) {
        chosen(chosen);
        JsonDoc admission = ward.admission(ward.createdPatient()).with("specialty", specialty);
        Answer answer = ward.clinician.post("admissions", admission.build()).expect(201);
        return UUID.fromString(answer.json().getString("admission_id"));
    }

    private LocalDate day(int hour) {
        return ward.hour(hour).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void chosen(String... specialties) {
        patch(specialties).expect(200);
    }

    private record Refused(Answer answer) {
        void field(String name) {
            assertEquals(
                    List.of(name),
                    List.copyOf(answer.json().getJsonObject("field_errors").keySet()));
        }
    }

    private Refused choose(String... specialties) {
        return new Refused(patch(specialties).problem(422));
    }

    private Answer patch(String... specialties) {
        return Ward.platform()
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("enabled_specialties", List.of(specialties)).build());
    }

    private JsonObject config(String query) {
        return ward.viewer.get("specialties/growing/config" + query).expect(200).json();
    }

    private Answer recorded(UUID stay, String type, int hour, JsonDoc data) {
        return ward.clinician
                .post("clinical-events", event(stay, type, hour, data))
                .expect(201);
    }

    private void refused(UUID stay, String type, JsonDoc data, String field) {
        Answer answer = ward.clinician
                .post("clinical-events", event(stay, type, 40, data))
                .problem(422);
        new Refused(answer).field(field);
    }

    private JsonObject event(UUID stay, String type, int hour, JsonDoc data) {
        return ward.riskStatus(stay, "", ward.hour(hour))
                .with("event_type", type)
                .with("data", data.build())
                .build();
    }

    private List<String> calculated(UUID stay) {
        return ward
                .viewer
                .get("admissions/" + stay + "/calculations")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(item -> item.getString("id") + " " + item.get("value") + " " + item.getString("unit", ""))
                .toList();
    }

    private static String warning(Answer answer) {
        List<JsonObject> warnings = answer.json().getJsonArray("warnings").getValuesAs(JsonObject.class);
        assertEquals(1, warnings.size(), answer::toString);
        JsonObject warning = warnings.get(0);
        return warning.getString("code") + " " + warning.getString("severity") + " " + warning.getString("field");
    }
}
