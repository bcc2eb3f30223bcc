package org.flightplan.admissions.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanId;
import org.jspecify.annotations.Nullable;

/**
 * What an admission's events add up to: the same for the row that is kept and for the stay as it was known at an earlier
 * moment. PHI stays sealed as it is in the events. Fields that begin with an underscore, and {@code details}, those of the
 * latest risk status, are the fold's own.
 */
final class AdmissionFold {

    static final Set<String> PHI = Set.of("chief_complaint", "details", "disposition");

    private static final String LOCATION_SINCE = "_location_since";
    private static final String RISK_SINCE = "_risk_since";
    private static final String CARE_TEAM = "care_team";
    private static final String RISK_DETAILS = "details";

    private AdmissionFold() {}

    /** The stay with which an admission begins. */
    static JsonObject begin(RecordedEvent created) {
        Values values = created.storedValues();
        UUID id = values.id("admission_id");
        return doc().with("patient_id", values.id("patient_id"))
                .with("flightplan_id", FlightPlanId.ofAdmission(id).value())
                .with("specialty", values.text("specialty"))
                .with("attending_id", values.id("attending_id"))
                .with("attending_name", values.textOrNull("attending_name"))
                .with("admit_date", values.moment("admit_date"))
                .with("admission_type", values.textOrNull("admission_type"))
                .with("status", "active")
                .with("cross_check", false)
                .with("chief_complaint", values.json().get("chief_complaint"))
                .build();
    }

    /** The stay after one more of its events; an event of no concern changes nothing. */
    static JsonObject evolve(JsonObject stay, RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case AdmissionEvents.LOCATION_CHANGED -> moved(stay, values);
            case AdmissionEvents.DISCHARGED ->
                JsonDoc.of(stay)
                        .with("status", "discharged")
                        .with("discharge_date", values.moment("discharge_date"))
                        .with("disposition", values.textOrNull("disposition"))
                        .build();
            case AdmissionEvents.CARE_TEAM_CHANGED ->
                JsonDoc.of(stay).with(CARE_TEAM, careTeam(stay, values)).build();
            case AdmissionEvents.CLINICAL_EVENT_RECORDED ->
                values.text("event_type").equals(AdmissionEvents.RISK_STATUS) ? atRisk(stay, values) : stay;
            default -> stay;
        };
    }

    // in order, so that it does not tell who came first
    private static Collection<String> careTeam(JsonObject stay, Values change) {
        Set<String> team = new TreeSet<>(new Values(stay).texts(CARE_TEAM));
        String user = change.text("user_id");
        if (Boolean.TRUE.equals(change.flagOrNull("member"))) {
            team.add(user);
        } else {
            team.remove(user);
        }
        return team;
    }

    private static JsonObject moved(JsonObject stay, Values move) {
        Instant at = move.moment("effective_at");
        return isSuperseded(stay, LOCATION_SINCE, at)
                ? stay
                : JsonDoc.of(stay)
                        .with("current_location", move.text("to_location"))
                        .with("current_bed", move.textOrNull("to_bed"))
                        .with(LOCATION_SINCE, at)
                        .build();
    }

    private static JsonObject atRisk(JsonObject stay, Values event) {
        Instant at = event.moment("occurred_at");
        return isSuperseded(stay, RISK_SINCE, at)
                ? stay
                : JsonDoc.of(stay)
                        .with(RISK_DETAILS, event.json().get(RISK_DETAILS))
                        .with(RISK_SINCE, at)
                        .build();
    }

    // a back-dated change is history already; of two at one moment the later recorded holds
    private static boolean isSuperseded(JsonObject stay, String since, Instant at) {
        @Nullable Instant current = new Values(stay).momentOrNull(since);
        return current != null && current.isAfter(at);
    }

    /** What is shown of a stay whose PHI is opened. */
    static JsonObject shown(JsonObject stay) {
        String risk = new Values(new Values(stay).object(RISK_DETAILS)).textOrNull("risk_level");
        return JsonDoc.of(stay)
                .with("current_risk", risk)
                .with(RISK_DETAILS, null)
                .with(LOCATION_SINCE, null)
                .with(RISK_SINCE, null)
                .build();
    }
}
