package org.flightplan.web.openapi;

import static org.flightplan.web.openapi.Endpoint.Trait.COMMAND;
import static org.flightplan.web.openapi.Endpoint.Trait.NEEDS_VERSION;
import static org.flightplan.web.openapi.Endpoint.Trait.ON_EXISTING;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.AS_OF;
import static org.flightplan.web.openapi.Parameter.ATTENDING;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.FLAG;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.LOCATION;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.Parameter.PATIENT_ID;
import static org.flightplan.web.openapi.Parameter.RISK;
import static org.flightplan.web.openapi.Parameter.SORT;
import static org.flightplan.web.openapi.Parameter.SPECIALTY;
import static org.flightplan.web.openapi.Parameter.STATUS;
import static org.flightplan.web.openapi.ResponseSchemas.counted;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;
import static org.flightplan.web.openapi.ResponseSchemas.recorded;

import java.util.List;
import org.flightplan.web.admissions.AdmissionsResource;
import org.flightplan.web.admissions.ClinicalEventsResource;
import org.flightplan.web.admissions.StayCommandsResource;
import org.flightplan.web.events.EventsResource;

/** What a stay goes through, in that order. */
final class StayEndpoints {

    static final List<Endpoint> ALL = List.of(
            send(
                    "POST",
                    "/admissions",
                    "Admit a patient, with the flight plan of the stay",
                    AdmissionsResource.ADMIT,
                    201,
                    recorded("admission_id", "flightplan_id"),
                    COMMAND),
            look(
                    "/admissions",
                    "Admissions, newest first by admit_date, or in another order",
                    counted(ResponseSchemas.ADMISSION),
                    PATIENT_ID,
                    STATUS,
                    LOCATION,
                    SPECIALTY,
                    RISK,
                    ATTENDING,
                    FLAG,
                    SORT,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look(
                    "/admissions/{id}",
                    "One admission, now or as recorded up to a moment",
                    ResponseSchemas.ADMISSION,
                    AS_OF),
            send(
                    "PATCH",
                    "/admissions/{id}",
                    "Say anew what was said of the stay; null takes a value away",
                    StayCommandsResource.UPDATE,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING,
                    NEEDS_VERSION),
            send(
                    "POST",
                    "/admissions/{id}/location",
                    "Move the patient",
                    StayCommandsResource.CHANGE_LOCATION,
                    201,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/location/{event_id}/correction",
                    "Say that a move was another one, or none; what is left out was right",
                    StayCommandsResource.CORRECT_MOVE,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/move-request",
                    "Ask for a move",
                    StayCommandsResource.REQUEST_MOVE,
                    201,
                    recorded("admission_id", "request_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "DELETE",
                    "/admissions/{id}/move-request",
                    "Ask no more for the move",
                    null,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/clinical-events",
                    "Record what happened at the bedside; the specialty's manifest declares the data of each event_type",
                    ClinicalEventsResource.RECORD,
                    201,
                    recorded("event_id", "admission_id"),
                    COMMAND),
            look(
                    "/clinical-events/{id}",
                    "One clinical event, with what was said otherwise of it",
                    ResponseSchemas.CLINICAL_EVENT),
            send(
                    "POST",
                    "/clinical-events/{id}/correction",
                    "Say that it happened otherwise, or not at all; what is left out was right, data replaces the whole",
                    ClinicalEventsResource.CORRECT,
                    200,
                    recorded("event_id", "admission_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/events",
                    "Append events in their stored form under the commands' rules, all or none",
                    EventsResource.APPEND,
                    200,
                    ResponseSchemas.appended(),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/care-team",
                    "Take a user into the stay's care team, or out of it",
                    StayCommandsResource.CHANGE_CARE_TEAM,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/discharge",
                    "End the stay; its flight plan is completed",
                    StayCommandsResource.DISCHARGE,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/discharge/cancel",
                    "Take the discharge back; the flight plan stands where it stood",
                    StayCommandsResource.CANCEL,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            look(
                    "/admissions/{id}/timeline",
                    "What happened, the admission, moves and the discharge too, ascending by occurred_at and then by position",
                    listOf(ResponseSchemas.TIMELINE_ITEM),
                    AS_OF,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look(
                    "/admissions/{id}/trajectory",
                    "Where the patient was and how ill, ascending",
                    listOf(ResponseSchemas.STEP),
                    AS_OF,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look(
                    "/admissions/{id}/calculations",
                    "What the specialty calculates of the stay, each number with its unit and the events it comes from; without a"
                            + " value while no event says it, or where it is out of its range",
                    SpecialtySchemas.CALCULATIONS,
                    AS_OF));

    /** The end of it all. */
    static final Endpoint CANCEL = send(
            "POST",
            "/admissions/{id}/cancel",
            "Take the whole stay back, with its flight plan",
            StayCommandsResource.CANCEL,
            200,
            recorded("admission_id", "event_id"),
            COMMAND,
            ON_EXISTING);

    private StayEndpoints() {}
}
