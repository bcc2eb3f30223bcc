package org.flightplan.admissions.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.commands.Envelope;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanId;

/**
 * What an admission's events add up to: the same for the row that is kept and for the stay as it was known at an earlier
 * moment. PHI stays sealed as it is in the events. Fields that begin with an underscore are the fold's own: what a correction
 * may bring back.
 */
final class AdmissionFold {

    /** {@code reason} is the move request's, {@code details} are those of the risk status that holds. */
    static final Set<String> PHI =
            Set.of("chief_complaint", "details", "diagnosis", "disposition", "reason", "visit_number");

    /** What of it tells how ill the patient is. */
    static final Set<String> RISK = Set.of("details");

    private static final String MOVES = "_moves";
    private static final String RISKS = "_risks";
    private static final String CARE_TEAM = "care_team";
    private static final String MOVE_REQUEST = "move_request";
    private static final String REASON = "reason";
    private static final String DETAILS = "details";
    private static final String RISK_SINCE = "risk_since";

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
                .with("visit_number", values.json().get("visit_number"))
                .build();
    }

    /** The stay after one more of its events; an event of no concern changes nothing. */
    static JsonObject evolve(JsonObject stay, RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case AdmissionEvents.UPDATED -> updated(stay, values);
            case AdmissionEvents.PATIENT_MERGED ->
                JsonDoc.of(stay).with("patient_id", values.id("patient_id")).build();
            case AdmissionEvents.LOCATION_CHANGED -> moved(stay, event);
            case AdmissionEvents.LOCATION_CORRECTED ->
                at(stay, Dated.of(stay, MOVES).with(move(event), values.id("move_id")));
            case AdmissionEvents.MOVE_REQUESTED -> requested(stay, values);
            case AdmissionEvents.MOVE_REQUEST_CANCELLED ->
                unrequested(JsonDoc.of(stay)).build();
            case AdmissionEvents.DISCHARGED ->
                unrequested(JsonDoc.of(stay))
                        .with("status", "discharged")
                        .with("discharge_date", values.moment("discharge_date"))
                        .with("disposition", values.textOrNull("disposition"))
                        .with("died", values.flagOrNull("died"))
                        .build();
            case AdmissionEvents.DISCHARGE_CANCELLED ->
                undischarged(stay).with("status", "active").build();
            case AdmissionEvents.CANCELLED ->
                unrequested(JsonDoc.of(stay)).with("status", "cancelled").build();
            case AdmissionEvents.CARE_TEAM_CHANGED ->
                JsonDoc.of(stay).with(CARE_TEAM, careTeam(stay, values)).build();
            case AdmissionEvents.CLINICAL_EVENT_RECORDED, AdmissionEvents.CLINICAL_EVENT_CORRECTED ->
                tellsRisk(event) ? atRisk(stay, event, values.id("event_id")) : stay;
            default -> stay;
        };
    }

    /** Whether the event tells how ill the patient is. */
    static boolean tellsRisk(RecordedEvent event) {
        boolean clinical = event.type().equals(AdmissionEvents.CLINICAL_EVENT_RECORDED)
                || event.type().equals(AdmissionEvents.CLINICAL_EVENT_CORRECTED);
        return clinical && event.storedValues().text("event_type").equals(AdmissionEvents.RISK_STATUS);
    }

    private static JsonObject updated(JsonObject stay, Values changes) {
        JsonDoc doc = JsonDoc.of(stay);
        changes.json().forEach(doc::with);
        return doc.with("corrects_event_id", null)
                .with(Envelope.LEGACY.name(), null)
                .build();
    }

    private static JsonDoc undischarged(JsonObject stay) {
        return JsonDoc.of(stay)
                .with("discharge_date", null)
                .with("disposition", null)
                .with("died", null);
    }

    private static JsonObject requested(JsonObject stay, Values request) {
        JsonDoc shown = JsonDoc.of(request.json()).with(REASON, null);
        return JsonDoc.of(stay)
                .with(MOVE_REQUEST, shown.build())
                .with(REASON, request.json().get(REASON))
                .build();
    }

    private static JsonDoc unrequested(JsonDoc stay) {
        return stay.with(MOVE_REQUEST, null).with(REASON, null);
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

    // a move to the place that was asked for fulfils the request
    private static JsonObject moved(JsonObject stay, RecordedEvent event) {
        JsonObject after = at(stay, Dated.of(stay, MOVES).with(move(event), event.eventId()));
        Values request = new Values(new Values(stay).object(MOVE_REQUEST));
        String wanted = request.textOrNull("to_location");
        String specialty = stay.getString("specialty");
        return wanted != null
                        && Dated.sameLocation(
                                specialty, wanted, event.storedValues().text("to_location"))
                ? unrequested(JsonDoc.of(after)).build()
                : after;
    }

    private static JsonDoc move(RecordedEvent event) {
        Values move = event.storedValues();
        return Dated.entry(move, "effective_at", event.type().equals(AdmissionEvents.LOCATION_CORRECTED))
                .with("location", move.textOrNull("to_location"))
                .with("bed", move.textOrNull("to_bed"));
    }

    private static JsonObject at(JsonObject stay, Dated moves) {
        Values last = moves.last();
        return JsonDoc.of(stay)
                .with(MOVES, moves.list())
                .with("current_location", last.textOrNull("location"))
                .with("current_bed", last.textOrNull("bed"))
                .build();
    }

    private static JsonObject atRisk(JsonObject stay, RecordedEvent event, UUID id) {
        Values values = event.storedValues();
        boolean correcting = event.type().equals(AdmissionEvents.CLINICAL_EVENT_CORRECTED);
        JsonDoc entry = Dated.entry(values, "occurred_at", correcting)
                .with(DETAILS, values.json().get(DETAILS));
        Dated risks = Dated.of(stay, RISKS).merged(entry, id);
        return JsonDoc.of(stay)
                .with(RISKS, risks.list())
                .with(DETAILS, risks.last().json().get(DETAILS))
                .with(RISK_SINCE, risks.last().momentOrNull("at"))
                .build();
    }

    /** The moves of a stay that hold, ascending: at, location, bed. */
    static List<Values> moves(JsonObject stay) {
        return Dated.of(stay, MOVES).holding();
    }

    /** What is shown of a stay whose PHI is opened; of a patient who is erased nobody can tell how ill he was. */
    static JsonObject shown(JsonObject stay) {
        String risk = new Values(new Values(stay).object(DETAILS)).textOrNull("risk_level");
        JsonDoc doc = JsonDoc.of(stay)
                .with(MOVES, null)
                .with(RISKS, null)
                .with(DETAILS, null)
                .with("current_risk", risk)
                .with(RISK_SINCE, risk == null ? null : stay.get(RISK_SINCE));
        JsonObject request = new Values(stay).object(MOVE_REQUEST);
        return request.isEmpty()
                ? doc.build()
                : doc.with(
                                MOVE_REQUEST,
                                JsonDoc.of(request)
                                        .with(REASON, stay.get(REASON))
                                        .build())
                        .with(REASON, null)
                        .build();
    }
}
