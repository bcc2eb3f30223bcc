package org.flightplan.imports.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
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
import org.flightplan.imports.sending.Command.AsItIs;
import org.flightplan.imports.sending.Command.Begin;
import org.flightplan.imports.sending.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonSourceTest {

    private static final UUID TENANT = new UUID(1, 2);
    private static final UUID PATIENT = new UUID(5, 1);
    private static final UUID OTHER = new UUID(5, 2);
    private static final UUID STAY = new UUID(6, 1);

    @TempDir
    Path folder;

    private List<Group> groups(String... lines) throws IOException {
        Path file = folder.resolve("commands.ndjson");
        Files.writeString(file, String.join("\n", lines));
        Mapping mapping = new Mapping(
                TENANT,
                new Ids(TENANT, "a secret of a test".getBytes(StandardCharsets.UTF_8)),
                new FormerTime(ZoneId.of("UTC"), false),
                specialty -> new Words(new Properties(), jakarta.json.JsonValue.EMPTY_JSON_OBJECT),
                "synthetic",
                null,
                false,
                null,
                Instant.parse("2026-06-01T00:00:00Z"));
        List<Group> groups = new ArrayList<>();
        try (NdjsonSource source = new NdjsonSource(file, TENANT.toString(), mapping)) {
            source.read(groups::add);
        }
        return groups.stream()
                .filter(group -> !group.steps().isEmpty() || !group.rejected().isEmpty())
                .toList();
    }

    private static String line(String method, String path, String body) {
        return line(TENANT, method, path, body);
    }

    private static String line(UUID tenant, String method, String path, String body) {
        return ("{'tenant': '" + tenant + "', 'at': '2026-01-05T02:06:00Z', 'method': '" + method + "', 'path': '"
                        + path + "', 'body': " + body + "}")
                .replace('\'', '"');
    }

    private static String patient(UUID id) {
        return line(
                "POST", "/patients", "{'patient_id': '" + id + "', 'name': 'Synthia Line', 'mrn': 'SYN-" + id + "'}");
    }

    private static final String ADMISSION = line(
            "POST",
            "/admissions",
            "{'admission_id': '" + STAY + "', 'patient_id': '" + PATIENT + "', 'created_by': '" + OTHER + "'}");

    private static List<Command> commands(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.steps().stream())
                .map(Group.Step::command)
                .toList();
    }

    @Test
    void commands_become_what_they_would_have_recorded() throws IOException {
        List<Group> groups = groups(
                patient(PATIENT),
                ADMISSION,
                line("POST", "/admissions/" + STAY + "/location", "{'to_location': 'A'}"),
                line(
                        "POST",
                        "/clinical-events",
                        "{'admission_id': '" + STAY + "', 'event_type': 't', 'data': {'a': 1}}"),
                line("PATCH", "/admissions/" + STAY, "{'weight_kg': 4}"),
                line("POST", "/admissions/" + STAY + "/discharge", "{}"),
                line(
                        "POST",
                        "/events",
                        "{'stream_id': '" + STAY
                                + "', 'stream_type': 'Admission', 'events': [{'event_type': 'x', 'data': {}}]}"));
        assertEquals(1, groups.size());
        List<Command> commands = commands(groups);
        Begin stay = (Begin) commands.get(1);
        assertEquals(PATIENT, stay.restsOn());
        assertEquals(Instant.parse("2026-01-05T02:06:00Z"), stay.imported());
        assertEquals(2, stay.body().size(), "created_by is no field of an event");
        assertEquals(
                List.of(
                        "admission.location_changed",
                        "clinical_event.recorded",
                        "admission.updated",
                        "admission.discharged",
                        "x"),
                commands.subList(2, 7).stream()
                        .map(command -> ((Append) command).eventType())
                        .toList());
        Append event = (Append) commands.get(3);
        assertEquals(1, event.data().getJsonObject("details").getInt("a"));
        assertEquals(event.id().toString(), event.data().getString("event_id"));
        assertEquals(STAY.toString(), ((Append) commands.get(5)).data().getString("admission_id"));
        assertEquals(
                commands,
                commands(
                        groups(
                                patient(PATIENT),
                                ADMISSION,
                                line("POST", "/admissions/" + STAY + "/location", "{'to_location': 'A'}"),
                                line(
                                        "POST",
                                        "/clinical-events",
                                        "{'admission_id': '" + STAY + "', 'event_type': 't', 'data': {'a': 1}}"),
                                line("PATCH", "/admissions/" + STAY, "{'weight_kg': 4}"),
                                line("POST", "/admissions/" + STAY + "/discharge", "{}"),
                                line(
                                        "POST",
                                        "/events",
                                        "{'stream_id': '" + STAY
                                                + "', 'stream_type': 'Admission', 'events': [{'event_type': 'x', 'data': {}}]}"))));
    }

    @Test
    void plans_go_with_their_stay_and_their_milestones_get_ids() throws IOException {
        UUID plan = UUID.nameUUIDFromBytes(("flightplan:" + STAY).getBytes(StandardCharsets.UTF_8));
        UUID milestone = new UUID(7, 1);
        List<Group> groups = groups(
                patient(PATIENT),
                ADMISSION,
                line("POST", "/flightplans/" + plan + "/milestones", "{'name': 'Synthetic'}"),
                line("POST", "/flightplans/" + plan + "/milestones/" + milestone + "/reached", "{}"));
        assertEquals(1, groups.size());
        Append planned = (Append) commands(groups).get(2);
        assertEquals(planned.id().toString(), planned.data().getString("milestone_id"));
        Append reached = (Append) commands(groups).get(3);
        assertEquals(milestone.toString(), reached.data().getString("milestone_id"));
        assertEquals(plan, reached.stream());
    }

    @Test
    void merged_patients_are_sent_together() throws IOException {
        String merge = line("POST", "/patients/" + PATIENT + "/merge", "{'retired_id': '" + OTHER + "'}");
        assertEquals(2, groups(patient(PATIENT), patient(OTHER)).size());
        List<Group> groups = groups(patient(PATIENT), patient(OTHER), merge);
        assertEquals(1, groups.size());
        assertEquals("patient.merged", ((Append) commands(groups).get(2)).eventType());
    }

    @Test
    void what_records_no_event_of_a_stay_is_sent_as_it_is() throws IOException {
        List<Command> commands = commands(groups(line("POST", "/units", "{'unit_id': '" + OTHER + "'}")));
        assertEquals("/units", ((AsItIs) commands.get(0)).path());
    }

    @Test
    void lines_of_others_are_passed_over_and_lines_that_are_none_are_rejected() throws IOException {
        List<Group> groups = groups(
                "{\"tenant\": \"" + TENANT + "\", \"tenant_name\": \"Synthetic\"}",
                line(OTHER, "POST", "/patients", "{}"),
                "",
                "no JSON",
                "{\"method\": \"POST\", \"path\": \"/patients\"}");
        assertEquals(1, groups.size());
        assertEquals(
                List.of("4", "5"),
                groups.get(0).rejected().keySet().stream()
                        .map(origin -> origin.row())
                        .toList());
    }

    @Test
    void two_lines_that_say_the_same_are_two() throws IOException {
        List<Command> commands = commands(groups(
                patient(PATIENT),
                ADMISSION,
                line("POST", "/clinical-events", "{'admission_id': '" + STAY + "'}"),
                line("POST", "/clinical-events", "{'admission_id': '" + STAY + "'}")));
        assertNotEquals(commands.get(2).id(), commands.get(3).id());
    }
}
