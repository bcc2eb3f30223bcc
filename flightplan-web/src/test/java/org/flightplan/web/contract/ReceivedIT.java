package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values look like on their way in and out: members, numbers, moments, and text that only looks like text. */
class ReceivedIT {

    private final Ward ward = Ward.open();

    @Test
    void a_member_that_stands_twice_is_named_at_any_depth() {
        UUID stay = ward.admittedPatient();
        long head = ward.head();
        JsonObject body = ward.appendOf(stay, "admission.location_changed", ward.move("CICU", ward.hour(1)))
                .build();
        String sent = body.toString();
        String twice = sent.replace("\"to_location\"", "\"to_bed\":\"1\",\"to_location\"");
        refused(Set.of("events[0].data.to_bed"), "events", twice);
        // unknown to any shape, and in what no shape looks into yet
        refused(
                Set.of("data.notes.x"),
                "clinical-events",
                "{\"admission_id\":\"" + stay + "\",\"event_type\":\"annotation\",\"occurred_at\":\"" + ward.hour(1)
                        + "\",\"data\":{\"text\":\"a\",\"notes\":{\"x\":1,\"x\":2}}}");
        refused(Set.of("roles"), "dev/token", "{\"roles\":[\"viewer\"],\"roles\":[\"clinician\"]}");
        assertEquals(List.of(), ward.feed(head));
        ward.clinician.send("POST", "events", sent).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"1e2, 100", "1E+2, 100", "240, 240", "0.0000001, 0.0000001", "1e-7, 0.0000001", "-12.50e0, -12.50"})
    void a_number_is_told_in_plain_notation_wherever_it_is_read(String sent, String told) {
        UUID stay = ward.admittedPatient();
        String event = ward.riskStatus(stay, "ACCU", ward.hour(1))
                .with("event_type", "vital_signs")
                .with("data", doc().with("name", "HR").with("value", "<n>").build())
                .build()
                .toString();
        ward.clinician
                .send("POST", "clinical-events", event.replace("\"<n>\"", sent))
                .expect(201);
        for (String path : List.of("admissions/" + stay + "/timeline", "streams/" + stay, "events")) {
            String body = ward.viewer.get(path).expect(200).body();
            assertTrue(body.contains("\"value\":" + told + "}"), body);
        }
        assertTrue(ward.viewer.get("admissions/" + stay + "/timeline").body().contains("HR " + told + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E400000000",
                "1e-400000000",
                "-1e999999999",
                "1e2147483648",
                "1e99999999999999",
                "0e999999999",
                "1e16",
                "1e-10",
                "1111111111111111"
            })
    void a_number_that_no_field_takes_is_an_error_of_its_field(String huge) {
        UUID stay = ward.admittedPatient();
        String event = ward.riskStatus(stay, "ACCU", ward.hour(1))
                .with(
                        "data",
                        doc().with("risk_level", "ACCU")
                                .with("risk_score", "<n>")
                                .build())
                .build()
                .toString();
        refused(Set.of("data.risk_score"), "clinical-events", event.replace("\"<n>\"", huge));
        refused(
                Set.of("expected_version"),
                "clinical-events",
                event.replace("\"<n>\"", "1")
                        .replace("{\"event_id\"", "{\"expected_version\":" + huge + ",\"event_id\""));
        ward.clinician
                .send("POST", "clinical-events", event.replace("\"<n>\"", "1e2"))
                .expect(201);
    }

    @Test
    void a_day_that_does_not_exist_is_called_so() {
        Answer day = ward.clinician
                .post(
                        "patients",
                        ward.patient().with("date_of_birth", "2026-02-29").build())
                .problem(422);
        assertTrue(day.body().contains("that month has the days 01 to 28"), day::toString);
        assertFalse(day.body().contains("1850"), day::toString);
        ward.clinician
                .post(
                        "patients",
                        ward.patient().with("date_of_birth", "2024-02-29").build())
                .expect(201);
    }

    @Test
    void an_offset_may_be_written_in_the_basic_form_and_a_plus_in_an_address_is_explained() {
        UUID patient = ward.createdPatient();
        String basic = ward.admitted().toString().replace("Z", "+0000");
        UUID stay = UUID.fromString(ward.clinician
                .post(
                        "admissions",
                        ward.admission(patient).with("admit_date", basic).build())
                .expect(201)
                .json()
                .getString("admission_id"));
        assertEquals(
                ward.admitted().toString(),
                ward.viewer.get("admissions/" + stay).json().getString("admit_date"));
        String now = ward.now.plusSeconds(60).toString().replace("Z", "");
        Answer unescaped = ward.viewer
                .get("admissions/" + stay + "?as_of=" + now + "+00:00")
                .problem(400);
        assertTrue(unescaped.body().contains("%2B"), unescaped::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b", "\u0301", "\u3164\u2800"})
    void what_only_looks_like_text_is_none_in_a_body_or_an_address(String blank) {
        JsonDoc patient = ward.patient();
        for (String field : List.of("name", "mrn")) {
            refused(
                    Set.of(field),
                    "patients",
                    JsonDoc.of(patient.build()).with(field, blank).build().toString());
        }
        refused(
                Set.of("mrn"),
                "patients/search",
                doc().with("mrn", blank).build().toString());
        UUID id = ward.createdPatient();
        refused(
                Set.of("reason"),
                "patients/" + id + "/break-glass",
                doc().with("reason", blank).with("minutes", 5).build().toString());
        String encoded = URLEncoder.encode(blank, StandardCharsets.UTF_8);
        for (String filter : List.of("location", "specialty")) {
            assertEquals(
                    Set.of(filter),
                    ward.viewer
                            .get("admissions?" + filter + "=" + encoded)
                            .problem(400)
                            .fieldErrors());
        }
        Http platform = Ward.platform();
        JsonObject renamed = doc().with("name", blank).build();
        assertEquals(
                Set.of("name"),
                platform.patch("admin/tenants/" + ward.tenant, renamed)
                        .problem(422)
                        .fieldErrors());
        ward.clinician
                .post("patients", patient.with("name", "O" + blank).build())
                .expect(201);
    }

    @Test
    void an_mrn_is_found_and_taken_however_it_is_spelled() {
        String mrn = "SYN-\u00c4" + UUID.randomUUID();
        ward.clinician.post("patients", ward.patient().with("mrn", mrn).build()).expect(201);
        for (String same : List.of(
                "\u00a0" + mrn.toLowerCase(Locale.ROOT) + "\u3000",
                mrn.replace("\u00c4", "A\u200d\u0308"),
                mrn.replace("SYN", "\uff33\uff39\uff2e\u200b"))) {
            Answer taken = ward.clinician
                    .post("patients", ward.patient().with("mrn", same).build())
                    .problem(409);
            assertEquals("mrn_taken", taken.json().getString("error_code"));
            assertEquals(
                    1,
                    ward.viewer
                            .post("patients/search", doc().with("mrn", same).build())
                            .items()
                            .size());
        }
        ward.clinician
                .post("patients", ward.patient().with("mrn", mrn + "0").build())
                .expect(201);
    }

    @Test
    void the_auditor_is_the_privacy_officer_also_in_development() {
        Http auditor = Http.as(ward.tenant, "auditor");
        auditor.get("admin/audit").expect(200);
        auditor.get("patients").problem(403);
    }

    private void refused(Set<String> fields, String path, String body) {
        Answer answer = ward.clinician.send("POST", path, body).problem(422);
        assertEquals(fields, answer.fieldErrors(), answer::toString);
    }
}
