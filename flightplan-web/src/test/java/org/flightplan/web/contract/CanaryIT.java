package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.web.Http;
import org.flightplan.web.MicroServer;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.Test;

/**
 * What is known of a patient is planted through the API, read, searched and refused; then every byte that the database, its
 * write-ahead log and the server's log hold is searched for it.
 */
class CanaryIT {

    private static final String NAME = "Canaria Planted-Zzyzx";
    private static final String MRN = "CANARY-MRN-77310";
    private static final String BORN = "1987-11-23";
    private static final String COMPLAINT = "canary complaint qqjx";
    private static final String NOTES = "canary notes vvkz";
    private static final String REASON = "canary reason wwpq";
    private static final String DISPOSITION = "canary disposition zzkf";
    private static final String FILENAME = "canary-file-yyhd.txt";
    private static final String LETTER = "canary letter ttbm";

    /** Not PHI by the event contracts, and so in the clear: a search that does not find it finds nothing. */
    private static final String PLACE = "CLEAR-CANARY-PLACE";

    private static final List<String> PHI = List.of(
            NAME,
            "Planted-Zzyzx",
            "canaria planted",
            MRN,
            BORN,
            COMPLAINT,
            NOTES,
            REASON,
            DISPOSITION,
            FILENAME,
            LETTER);

    @Test
    void nothing_of_a_patient_lies_anywhere_in_the_clear() throws IOException, SQLException {
        Ward ward = Ward.open();
        plant(ward);
        checkpoint();
        Path data = Path.of(one("show data_directory"));
        assertTrue(files(data).stream().anyMatch(file -> file.startsWith(data.resolve("pg_wal"))));
        Path log = TestServer.server().log();
        List<String> found = new ArrayList<>();
        boolean clear = false;
        List<Path> contents = TestServer.server() instanceof MicroServer micro
                ? files(micro.contentStore().folder())
                : List.of();
        for (Path file : Stream.of(files(data), contents, List.of(log))
                .flatMap(List::stream)
                .toList()) {
            // a byte a character, so that no encoding hides anything
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            PHI.stream().filter(content::contains).forEach(phi -> found.add(phi + " in " + file));
            clear |= content.contains(PLACE);
        }
        assertEquals(List.of(), found);
        assertTrue(clear, "the control was not found: this test sees nothing");
        String metrics = Http.application().get("metrics").body();
        assertEquals(List.of(), PHI.stream().filter(metrics::contains).toList());
        assertTrue(metrics.contains("flightplan_http_requests"), metrics);
    }

    private static void plant(Ward ward) {
        JsonObject patient = ward.patient()
                .with("patient_id", UUID.randomUUID())
                .with("name", NAME)
                .with("mrn", MRN)
                .with("date_of_birth", BORN)
                .build();
        Http clinician = ward.clinician.with("Idempotency-Key", "canary");
        UUID id = UUID.fromString(
                clinician.post("patients", patient).expect(201).json().getString("patient_id"));
        clinician.post("patients", patient).expect(201);
        ward.clinician
                .post(
                        "patients",
                        doc().with("name", NAME)
                                .with("mrn", MRN)
                                .with("date_of_birth", BORN)
                                .build())
                .problem(409);
        ward.clinician
                .post(
                        "patients",
                        doc().with("name", NAME)
                                .with("mrn", MRN)
                                .with("date_of_birth", COMPLAINT)
                                .build())
                .problem(422);
        UUID stay = UUID.fromString(ward.clinician
                .post(
                        "admissions",
                        ward.admission(id).with("chief_complaint", COMPLAINT).build())
                .expect(201)
                .json()
                .getString("admission_id"));
        ward.clinician
                .post(
                        "admissions/" + stay + "/location",
                        doc().with("to_location", PLACE)
                                .with("effective_at", ward.hour(1))
                                .with("reason", REASON)
                                .build())
                .expect(201);
        ward.clinician
                .post(
                        "clinical-events",
                        doc().with("admission_id", stay)
                                .with("event_type", "annotation")
                                .with("occurred_at", ward.hour(2))
                                .with("data", doc().with("text", NOTES).build())
                                .build())
                .expect(201);
        UUID letter = Attaching.reserved(
                ward.clinician,
                stay,
                Attaching.said(ward).with("filename", FILENAME).with("description", NOTES));
        Attaching.put(ward.clinician, stay, letter, Attaching.text(LETTER)).expect(201);
        assertEquals(
                LETTER,
                ward.viewer.get(Attaching.content(stay, letter)).expect(200).body());
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(3))
                                .with("disposition", DISPOSITION)
                                .build())
                .expect(200);
        for (JsonObject query : List.of(
                doc().with("mrn", MRN).build(),
                doc().with("name_prefix", "canaria planted").build(),
                doc().with("date_of_birth", BORN).build())) {
            assertEquals(1, ward.viewer.post("patients/search", query).items().size());
        }
        assertEquals(NAME, ward.viewer.get("patients/" + id).json().getString("name"));
        assertTrue(ward.viewer.get("admissions/" + stay + "/timeline").body().contains(NOTES));
        String admission = ward.viewer.get("admissions/" + stay).body();
        assertTrue(admission.contains(COMPLAINT) && admission.contains(DISPOSITION), admission);
    }

    private static void checkpoint() throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_switch_wal()");
            statement.execute("checkpoint");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String one(String sql) throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
