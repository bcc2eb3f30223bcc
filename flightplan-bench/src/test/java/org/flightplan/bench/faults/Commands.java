package org.flightplan.bench.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.bench.stand.Ward;

/** The commands that the clients of a trial send. */
final class Commands {

    static final String PATIENT = "patient.created";
    static final String ADMISSION = "admission.created";
    static final String FLIGHT_PLAN = "flightplan.created";
    static final String CLINICAL_EVENT = "clinical_event.recorded";
    static final String MOVE = "admission.location_changed";

    private Commands() {}

    static Command patient(UUID patient, String mrn) {
        JsonObject body =
                Json.createObjectBuilder(Ward.patient(patient)).add("mrn", mrn).build();
        return command(Ward.PATIENTS, body, List.of(new Effect(PATIENT, patient, "")), "MRN " + mrn);
    }

    /** Begins two streams at once: the admission's, and its flight plan's. */
    static Command admission(UUID admission, UUID patient) {
        return command(
                Ward.ADMISSIONS,
                Ward.admission(admission, patient),
                List.of(new Effect(ADMISSION, admission, ""), new Effect(FLIGHT_PLAN, admission, "")),
                "");
    }

    static Command clinicalEvent(UUID admission, UUID event) {
        return command(
                Ward.CLINICAL_EVENTS,
                Ward.clinicalEvent(event, admission),
                List.of(new Effect(CLINICAL_EVENT, admission, event.toString())),
                "event " + event);
    }

    /** To a bed that nobody was ever in: so the stored move is told from every other. */
    static Command move(UUID admission) {
        String bed = UUID.randomUUID().toString();
        JsonObject body = Json.createObjectBuilder()
                .add("to_location", "ICU")
                .add("to_bed", bed)
                .add("effective_at", "2026-01-05T10:00:00Z")
                .build();
        String path = Ward.ADMISSIONS + "/" + admission + "/location";
        return command(path, body, List.of(new Effect(MOVE, admission, bed)), "");
    }

    /** Several clinical events in one request: all of them are recorded, or none. */
    static Command together(UUID admission, int count) {
        var events = Json.createArrayBuilder();
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID event = UUID.randomUUID();
            JsonObject sent = Ward.clinicalEvent(event, admission);
            var data = Json.createObjectBuilder(sent).remove("data").add("details", sent.get("data"));
            events.add(
                    Json.createObjectBuilder().add("event_type", CLINICAL_EVENT).add("data", data));
            effects.add(new Effect(CLINICAL_EVENT, admission, event.toString()));
        }
        JsonObject body = Json.createObjectBuilder()
                .add("stream_id", admission.toString())
                .add("stream_type", "Admission")
                .add("events", events)
                .build();
        return command("api/v1/events", body, effects, "");
    }

    private static Command command(String path, JsonObject body, List<Effect> effects, String unique) {
        return new Command(UUID.randomUUID().toString(), path, body, effects, unique);
    }
}
