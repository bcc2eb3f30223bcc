package org.flightplan.web.events;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand;
import org.flightplan.admissions.AdmissionCommand.ChangeCareTeam;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Place;
import org.flightplan.commands.Envelope.Provenance;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.web.http.ApiRequest;

/** Events in their stored form, as the commands they ask for. */
final class StoredEvents {

    private static final int MOST_EVENTS = 500;

    private static final Shape METADATA =
            Shape.of(optional("correlation_id", new FieldType.Id()), optional("causation_id", new FieldType.Id()));

    private static final Shape EVENT = Shape.of(
            required(
                    "event_type",
                    new FieldType.OneOf(List.of(
                            AdmissionEvents.LOCATION_CHANGED,
                            AdmissionEvents.DISCHARGED,
                            AdmissionEvents.CARE_TEAM_CHANGED,
                            AdmissionEvents.CLINICAL_EVENT_RECORDED))),
            required("data", new FieldType.AnyObject()),
            optional("metadata", new FieldType.Nested(METADATA)));

    /** The body of {@code POST /events}. What begins a stream has a command of its own and is not taken here. */
    static final Shape REQUEST = ApiRequest.commandOnExisting(Shape.of(
            required("stream_id", new FieldType.Id()),
            required("stream_type", new FieldType.OneOf(List.of(AdmissionEvents.STREAM_TYPE))),
            required("events", new FieldType.ListOf(new FieldType.Nested(EVENT), 1, MOST_EVENTS))));

    private StoredEvents() {}

    static List<AdmissionCommand> commands(Values request) {
        List<JsonObject> events = request.objects("events");
        AdmissionId stream = new AdmissionId(request.id("stream_id"));
        FieldErrors.Builder errors = new FieldErrors.Builder();
        for (int i = 0; i < events.size(); i++) {
            check("events[" + i + "].data.", stream, events.get(i), errors);
        }
        errors.build().throwIfAny();
        List<AdmissionCommand> commands = new ArrayList<>();
        for (JsonObject event : events) {
            commands.add(command(event.getString("event_type"), stream, new Values(event.getJsonObject("data"))));
        }
        return commands;
    }

    static List<Provenance> provenance(Values request, UUID stream) {
        return request.objects("events").stream()
                .map(event -> new Values(new Values(event).object("metadata")))
                .map(metadata -> {
                    UUID correlation = metadata.idOrNull("correlation_id");
                    return new Provenance(
                            correlation == null ? stream : correlation, metadata.idOrNull("causation_id"));
                })
                .toList();
    }

    private static void check(String prefix, AdmissionId stream, JsonObject event, FieldErrors.Builder errors) {
        JsonObject data = event.getJsonObject("data");
        shape(event.getString("event_type")).check(prefix, data, errors);
        String admission = new Values(data).textOrNull("admission_id");
        if (admission != null && !admission.equalsIgnoreCase(stream.toString())) {
            errors.add(prefix + "admission_id", "must be the stream_id");
        }
    }

    private static Shape shape(String eventType) {
        return switch (eventType) {
            case AdmissionEvents.LOCATION_CHANGED -> AdmissionEvents.LOCATION_CHANGED_SHAPE;
            case AdmissionEvents.DISCHARGED -> AdmissionEvents.DISCHARGED_SHAPE;
            case AdmissionEvents.CARE_TEAM_CHANGED -> AdmissionEvents.CARE_TEAM_CHANGED_SHAPE;
            case AdmissionEvents.CLINICAL_EVENT_RECORDED -> AdmissionEvents.CLINICAL_EVENT_SHAPE;
            default -> throw new IllegalStateException("not declared: " + eventType);
        };
    }

    private static AdmissionCommand command(String eventType, AdmissionId stream, Values data) {
        return switch (eventType) {
            case AdmissionEvents.LOCATION_CHANGED ->
                new ChangeLocation(
                        stream,
                        data.textOrNull("from_location"),
                        data.textOrNull("from_bed"),
                        new Place(data.text("to_location"), data.textOrNull("to_bed")),
                        data.moment("effective_at"),
                        data.textOrNull("reason"));
            case AdmissionEvents.DISCHARGED ->
                new Discharge(stream, data.moment("discharge_date"), data.textOrNull("disposition"));
            case AdmissionEvents.CARE_TEAM_CHANGED ->
                new ChangeCareTeam(stream, data.id("user_id"), Boolean.TRUE.equals(data.flagOrNull("member")));
            case AdmissionEvents.CLINICAL_EVENT_RECORDED ->
                new RecordClinicalEvent(
                        data.id("event_id"),
                        stream,
                        data.text("event_type"),
                        data.moment("occurred_at"),
                        JsonDoc.withoutNulls(data.object("details")));
            default -> throw new IllegalStateException("not declared: " + eventType);
        };
    }
}
