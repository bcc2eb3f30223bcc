package org.flightplan.imports.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.flightplan.imports.mapping.FormerTime;
import org.flightplan.imports.mapping.Ids;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Words;
import org.flightplan.imports.sending.Command;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.Begin;
import org.flightplan.imports.sending.Group;
import org.flightplan.imports.sending.Source.SourceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {

    private static final UUID TENANT = new UUID(1, 2);
    private static final String PATIENTS =
            "MRN,LastName,FirstName,DOB,sex,KeyDiagnosis,Deceased,Username,ActivityDate\n";
    private static final String ADMISSIONS =
            "MRN,ADM,ADMDATE,Status,Interventions,Diagnosis,ReviewDate,CrossCheck,Thumbnail,Username,ActivityDate\n";
    private static final String STEPS =
            "MRN,ADM,LocationStepID,EntryDatetime,Location,Teams,Weight,Notes,Extra,Username,ActivityDate\n";
    private static final String RISKS =
            "MRN,ADM,LocationStepID,LocationRiskID,StartDatetime,Risk,Notes,Extra,Username,ActivityDate\n";
    private static final String NOTES =
            "MRN,ADM,AnnotaionID,EntryDatetime,annotation,type,href,SpecialNode,format,Username,ActivityDate\n";
    private static final JsonObject MANIFEST = Json.createReader(
                    new StringReader(
                            "{\"risk_states\": [{\"code\": \"Stable\"}], \"event_types\": [{\"name\": \"risk_status\"}, {\"name\": \"annotation\"}]}"))
            .readObject();

    @TempDir
    Path folder;

    @BeforeEach
    void one_patient() throws IOException {
        write(
                "patients.csv",
                PATIENTS + "007,Mockingbird,Synthia,2020-02-29,F,Synthetic defect,NULL,user,2024-01-01 07:00\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<Group> groups() {
        Mapping mapping = new Mapping(
                TENANT,
                new Ids(TENANT, "a secret of a test".getBytes(StandardCharsets.UTF_8)),
                new FormerTime(ZoneId.of("UTC"), false),
                specialty -> new Words(new Properties(), MANIFEST),
                "synthetic",
                new UUID(3, 4),
                false,
                null,
                Instant.parse("2026-01-01T00:00:00Z"));
        List<Group> groups = new ArrayList<>();
        try (CsvSource source = new CsvSource(folder, mapping)) {
            source.read(groups::add);
        }
        return groups;
    }

    private List<Command> commands() {
        return groups().stream()
                .flatMap(group -> group.steps().stream())
                .map(Group.Step::command)
                .toList();
    }

    private List<String> rejected() {
        return groups().stream()
                .flatMap(group -> group.rejected().entrySet().stream())
                .map(entry -> entry.getKey().source() + " " + entry.getKey().row() + ": "
                        + entry.getValue().reason())
                .toList();
    }

    private List<String> told() {
        return commands().stream()
                .filter(Append.class::isInstance)
                .map(Append.class::cast)
                .map(append -> append.eventType() + " " + moment(append.data()))
                .toList();
    }

    private static String moment(JsonObject data) {
        for (String field : List.of("effective_at", "occurred_at", "discharge_date")) {
            if (data.containsKey(field)) {
                return data.getString(field);
            }
        }
        return "";
    }

    @Test
    void a_patient_is_a_record_and_what_else_is_said() {
        List<Command> commands = commands();
        Begin created = (Begin) commands.get(0);
        assertEquals("/patients", created.path());
        assertEquals("Synthia Mockingbird", created.body().getString("name"));
        assertEquals("007", created.body().getString("mrn"));
        assertEquals("2020-02-29", created.body().getString("date_of_birth"));
        assertEquals("female", created.body().getString("gender"));
        assertEquals("user", created.body().getJsonObject("legacy").getString("Username"));
        assertEquals(Instant.parse("2024-01-01T07:00:00Z"), created.imported());
        Append updated = (Append) commands.get(1);
        assertEquals("Synthetic defect", updated.data().getString("diagnosis"));
        assertEquals(commands, commands(), "the same in every run");
    }

    @Test
    void leading_zeros_count_where_two_differ_by_them_alone() throws IOException {
        write("patients.csv", PATIENTS + "007,A,B,2020-01-01,,,,,\n7,C,D,2020-01-01,,,,,\n09,E,F,2020-01-01,,,,,\n");
        write(
                "admissions.csv",
                ADMISSIONS + "7,1,2024-01-01,,,,,,,,\n007,1,2024-01-01,,,,,,,,\n9,1,2024-01-01,,,,,,,,\n"
                        + "07,1,2024-01-01,,,,,,,,\n");
        assertEquals(6, commands().size());
        assertEquals(
                List.of("admissions.csv 5: its MRN is that of more than one patient but for leading zeros"),
                rejected());
    }

    @Test
    void what_has_no_parent_is_rejected_and_so_is_what_stands_twice() throws IOException {
        write("patients.csv", PATIENTS + "007,A,B,2020-01-01,,,,,\n007,A,B,2020-01-01,,,,,\n");
        write(
                "admissions.csv",
                ADMISSIONS + "8,1,2024-01-01,,,,,,,,\n7,1,2024-01-01,,,,,,,,\n7,01,2024-01-01,,,,,,,,\n");
        write(
                "location_steps.csv",
                STEPS + "7,2,S,2024-01-01,X,,,,,,\n,1,S,2024-01-01,X,,,,,,\n7,1,S,2024-01-01,X,,,,,,\n"
                        + "7,1,S,2024-01-02,Y,,,,,,\n");
        assertEquals(
                List.of(
                        "patients.csv 3: its MRN stands in an earlier row",
                        "admissions.csv 2: its MRN is that of no patient",
                        "admissions.csv 4: its MRN and ADM stand in an earlier row",
                        "location_steps.csv 2: its ADM is that of no admission of the patient",
                        "location_steps.csv 3: MRN is blank",
                        "location_steps.csv 5: its id stands in an earlier row of the stay"),
                rejected());
    }

    @Test
    void what_is_told_by_the_day_alone_keeps_the_order_of_its_file() throws IOException {
        write("admissions.csv", ADMISSIONS + "7,1,2024-01-01,Discharged,,,,,,,\n");
        write(
                "location_steps.csv",
                STEPS + "7,1,S1,2024-01-01,A,,,,,,\n7,1,S2,2024-01-01,B,,,,,,\n7,1,S3,2024-01-02,C,,,,,,\n");
        write("locations_risks.csv", RISKS + "7,1,S1,R1,2024-01-01,stable,,,,\n");
        assertEquals(
                List.of(
                        "patient.updated ",
                        "admission.location_changed 2024-01-01T00:00:01Z",
                        "admission.location_changed 2024-01-01T00:00:02Z",
                        "clinical_event.recorded 2024-01-01T00:00:03Z",
                        "admission.location_changed 2024-01-02T00:00:00Z",
                        "admission.discharged 2024-01-02T00:00:00Z"),
                told());
    }

    @Test
    void a_day_is_not_before_an_admission_in_its_middle() throws IOException {
        write("admissions.csv", ADMISSIONS + "7,1,2024-01-01 14:30,,,,,,,,\n");
        write("location_steps.csv", STEPS + "7,1,S1,2024-01-01,A,,4.2,,,,\n");
        assertEquals(
                List.of("patient.updated ", "admission.location_changed 2024-01-01T14:30:00Z", "admission.updated "),
                told());
        Append weighed = (Append) commands().get(4);
        assertEquals("4.2", weighed.data().getJsonNumber("weight_kg").toString());
    }

    @Test
    void an_earlier_stay_is_sent_and_ended_before_a_later_one() throws IOException {
        write("admissions.csv", ADMISSIONS + "7,2,2024-05-01,,,,,,,,\n7,1,2024-01-01,Died,,,,,,,\n");
        List<Command> stays = commands().subList(2, 5);
        assertEquals("2024-01-01T00:00:00Z", ((Begin) stays.get(0)).body().getString("admit_date"));
        assertTrue(((Append) stays.get(1)).data().getBoolean("died"));
        assertEquals("2024-05-01T00:00:00Z", ((Begin) stays.get(2)).body().getString("admit_date"));
    }

    @Test
    void quoted_line_ends_null_blank_risks_and_json_encoded_twice() throws IOException {
        write("admissions.csv", ADMISSIONS + "7,1,2024-01-01,NULL,\"\"\"{\\\"\"a\\\"\": 1}\"\"\",NULL,,,,,\n");
        write(
                "annotations.csv",
                NOTES + "7,1,A1,2024-01-01,\"two\r\nlines, \"\"quoted\"\"\",NULL,,,,,\n7,1,A2,2024-01-01,NULL,,,,,,\n");
        write("locations_risks.csv", RISKS + "7,1,S1,R1,2024-01-01, ,,,,\n7,1,S1,R2,2024-01-01,unheard,,,,\n");
        Begin stay = (Begin) commands().get(2);
        assertEquals(
                1,
                stay.body()
                        .getJsonObject("legacy")
                        .getJsonObject("Interventions")
                        .getInt("a"));
        Append note = (Append) commands().get(3);
        assertEquals(
                "two\r\nlines, \"quoted\"", note.data().getJsonObject("details").getString("text"));
        assertEquals(
                List.of(
                        "locations_risks.csv 2: the risk is blank",
                        "locations_risks.csv 3: the risk is none of the specialty's",
                        "annotations.csv 4: annotation is blank"),
                rejected());
    }

    @Test
    void windows_1252_and_a_byte_order_mark_are_seen() throws IOException {
        String row = "007;M\u00fcller;Andr\u00e9;2020-02-29;F;NULL;NULL;user;2024-01-01\r\n";
        String text = PATIENTS.replace(',', ';') + row;
        for (byte[] bytes : List.of(
                text.getBytes(Charset.forName("windows-1252")),
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))) {
            Files.write(folder.resolve("patients.csv"), bytes);
            Begin created = (Begin) commands().get(0);
            assertEquals("Andr\u00e9 M\u00fcller", created.body().getString("name"));
            assertEquals("007", created.body().getString("mrn"));
        }
    }

    @Test
    void a_row_of_another_length_and_a_patient_without_a_birth_date_are_rejected_with_all_that_is_theirs()
            throws IOException {
        write("patients.csv", PATIENTS + "1,A,B\n2,A,B,NULL,,,,,\n");
        write("admissions.csv", ADMISSIONS + "2,1,2024-01-01,,,,,,,,\n");
        assertEquals(
                List.of("patients.csv 2: has 3 values, where the header has 9", "patients.csv 3: DOB is blank"),
                rejected());
        // sent, and told by its patient that it can't be
        assertFalse(commands().isEmpty());
    }

    @Test
    void a_folder_without_patients_is_no_source() throws IOException {
        Files.delete(folder.resolve("patients.csv"));
        assertThrows(SourceException.class, this::groups);
    }
}
