package org.flightplan.web.events;

import static org.flightplan.fields.Field.required;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.StayCommands;
import org.flightplan.commands.Envelope.Provenance;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.flightplans.PlanCommands;
import org.flightplan.patients.PatientEvents;
import org.flightplan.units.UnitCommands;
import org.flightplan.units.UnitEvents;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.CommandMetadata;

/** Events in their stored form, as the commands they ask for. */
final class StoredEvents {

    private static final int MOST_EVENTS = 500;

    private static final List<String> OF_PATIENTS = List.of(PatientEvents.UPDATED, PatientEvents.MERGED);

    private static final Shape EVENT = Shape.of(
            required("event_type", new FieldType.OneOf(eventTypes())),
            required("data", new FieldType.AnyObject()),
            CommandMetadata.FIELD);

    /** The body of {@code POST /events}. What begins a stream has a command of its own and is not taken here. */
    static final Shape REQUEST = ApiRequest.commandOnExisting(Shape.of(
            required("stream_id", new FieldType.Id()),
            required(
                    "stream_type",
                    new FieldType.OneOf(List.of(
                            AdmissionEvents.STREAM_TYPE,
                            FlightPlanEvents.STREAM_TYPE,
                            UnitEvents.STREAM_TYPE,
                            PatientEvents.STREAM_TYPE))),
            required("events", new FieldType.ListOf(new FieldType.Nested(EVENT), 1, MOST_EVENTS))));

    private final Values request;

    /** @param request that {@link #REQUEST} has checked */
    StoredEvents(Values request) {
        this.request = request;
        FieldErrors.Builder errors = new FieldErrors.Builder();
        List<JsonObject> events = events();
        for (int i = 0; i < events.size(); i++) {
            check("events[" + i + "].", events.get(i), errors);
        }
        errors.build().throwIfAny();
    }

    private static List<String> eventTypes() {
        return Stream.of(StayCommands.eventTypes(), PlanCommands.eventTypes(), UnitCommands.eventTypes(), OF_PATIENTS)
                .flatMap(List::stream)
                .toList();
    }

    /** The type of the stream that they are for. */
    String streamType() {
        return request.text("stream_type");
    }

    private List<String> known() {
        return switch (streamType()) {
            case AdmissionEvents.STREAM_TYPE -> StayCommands.eventTypes();
            case FlightPlanEvents.STREAM_TYPE -> PlanCommands.eventTypes();
            case UnitEvents.STREAM_TYPE -> UnitCommands.eventTypes();
            default -> OF_PATIENTS;
        };
    }

    private Shape shape(String eventType) {
        return switch (streamType()) {
            case AdmissionEvents.STREAM_TYPE -> StayCommands.shape(eventType);
            case FlightPlanEvents.STREAM_TYPE -> PlanCommands.shape(eventType);
            case UnitEvents.STREAM_TYPE -> UnitCommands.shape(eventType);
            default ->
                eventType.equals(PatientEvents.MERGED)
                        ? PatientEvents.MERGED_SHAPE
                        : PatientEvents.UPDATED_STORED_SHAPE;
        };
    }

    /** The command of each, by its type and data. */
    <C> List<C> commands(BiFunction<String, Values, C> command) {
        return events().stream()
                .map(event -> command.apply(event.getString("event_type"), new Values(event.getJsonObject("data"))))
                .toList();
    }

    /**
     * What each of a request's events belongs to.
     *
     * @param request that {@link #REQUEST} has checked
     * @throws org.flightplan.web.problems.ProblemException 403 when the caller may not say so
     */
    static List<Provenance> provenance(Values request, CommandMetadata metadata) {
        UUID stream = request.id("stream_id");
        List<JsonObject> events = request.objects("events");
        return IntStream.range(0, events.size())
                .mapToObj(i ->
                        metadata.of(events.get(i), events.get(i).getJsonObject("data"), stream, "events[" + i + "]."))
                .toList();
    }

    private List<JsonObject> events() {
        return request.objects("events");
    }

    private void check(String prefix, JsonObject event, FieldErrors.Builder errors) {
        String type = event.getString("event_type");
        if (!known().contains(type)) {
            errors.add(
                    prefix + "event_type",
                    "is no event of this stream_type, whose events are " + String.join(", ", known()));
            return;
        }
        JsonObject data = event.getJsonObject("data");
        shape(type).check(prefix + "data.", data, errors);
        for (String own : List.of("admission_id", "unit_id", "survivor_id")) {
            String id = new Values(data).textOrNull(own);
            if (id != null && !id.equalsIgnoreCase(request.text("stream_id"))) {
                errors.add(prefix + "data." + own, "must be the stream_id");
            }
        }
        if (type.equals(PatientEvents.MERGED) && events().size() > 1) {
            errors.add(prefix + "event_type", "stands alone in a request");
        }
    }
}
