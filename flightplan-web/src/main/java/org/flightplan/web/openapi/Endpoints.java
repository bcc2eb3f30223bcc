package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.Endpoint.Trait.APPENDS;
import static org.flightplan.web.openapi.Endpoint.Trait.COMMAND;
import static org.flightplan.web.openapi.Endpoint.Trait.CONFLICTS;
import static org.flightplan.web.openapi.Endpoint.Trait.GIVES_EVENTS;
import static org.flightplan.web.openapi.Endpoint.Trait.LOOK;
import static org.flightplan.web.openapi.Endpoint.Trait.NEEDS_VERSION;
import static org.flightplan.web.openapi.Endpoint.Trait.NOT_FOUND;
import static org.flightplan.web.openapi.Endpoint.Trait.ON_EXISTING;
import static org.flightplan.web.openapi.Endpoint.get;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.AFTER;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.EVENT_TYPE;
import static org.flightplan.web.openapi.Parameter.FEED_LIMIT;
import static org.flightplan.web.openapi.Parameter.LAST_EVENT_ID;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.Parameter.STAFF_ROLE;
import static org.flightplan.web.openapi.Parameter.STREAM_ID;
import static org.flightplan.web.openapi.Parameter.UNIT_ID;
import static org.flightplan.web.openapi.Parameter.VERSION;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;
import static org.flightplan.web.openapi.ResponseSchemas.recorded;

import java.util.ArrayList;
import java.util.List;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.settings.Environment;
import org.flightplan.web.development.DevelopmentTokenResource;
import org.flightplan.web.patients.BreakGlassByHandleResource;
import org.flightplan.web.patients.BreakGlassResource;
import org.flightplan.web.patients.ErasureResource;
import org.flightplan.web.patients.PatientsResource;
import org.flightplan.web.tenants.TenantsResource;

/**
 * Every operation of the API, in the order in which a hospital would use them: patients, {@link StayEndpoints}, {@link PlanEndpoints},
 * {@link UnitEndpoints}, {@link DisplayEndpoints}, what is read and done afterwards, and {@link AdminEndpoints}.
 */
final class Endpoints {

    private static final Endpoint TOKEN = send(
                    "POST",
                    "/dev/token",
                    "A token for anyone who asks; in development alone",
                    DevelopmentTokenResource.REQUEST,
                    200,
                    ResponseSchemas.TOKEN)
            .openToAll();

    private static final List<Endpoint> BEFOREHAND = List.of(
            get(
                            "/sign-in",
                            "Where tokens come from: the identity provider, or, in development, this server",
                            ResponseSchemas.SIGN_IN)
                    .openToAll(),
            send(
                    "POST",
                    "/admin/tenants",
                    "Make a tenant",
                    TenantsResource.CREATE,
                    201,
                    ResponseSchemas.TENANT,
                    CONFLICTS),
            get("/admin/tenants", "Tenants, by name", listOf(ResponseSchemas.TENANT), LIMIT, OFFSET, CURSOR),
            send(
                    "PATCH",
                    "/admin/tenants/{id}",
                    "Rename a tenant, set its specialties, switch it off or on",
                    TenantsResource.CHANGE,
                    200,
                    ResponseSchemas.TENANT),
            get("/tenants/current", "The caller's hospital", ResponseSchemas.CURRENT_TENANT),
            get(
                    "/users",
                    "Who works in the hospital, as seen in tokens within the last seconds, by name; who has no name comes first",
                    listOf(ResponseSchemas.USER),
                    STAFF_ROLE,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            send(
                    "POST",
                    "/patients",
                    "Begin a patient's record",
                    PatientsResource.CREATE,
                    201,
                    recorded("patient_id"),
                    COMMAND),
            send(
                    "PATCH",
                    "/patients/{id}",
                    "Say anew what was said of a patient; null takes a value away, and what is so already makes no event",
                    PatientsResource.UPDATE,
                    200,
                    recorded("patient_id"),
                    COMMAND,
                    ON_EXISTING,
                    NEEDS_VERSION),
            send(
                    "POST",
                    "/patients/{id}/merge",
                    "Merge another patient's record into this one: its stays are this patient's, its MRN finds this patient;"
                            + " 409 while both are in hospital",
                    PatientsResource.MERGE,
                    200,
                    recorded("patient_id"),
                    COMMAND,
                    ON_EXISTING),
            look("/patients", "Patients, newest first", listOf(ResponseSchemas.PATIENT), LIMIT, OFFSET, CURSOR),
            look("/patients/{id}", "One patient; a privacy officer is told who it is alone", ResponseSchemas.PATIENT),
            send(
                            "POST",
                            "/patients/search",
                            "Search by MRN, by up to five words, each the beginning (from three letters) of a word of the name or a"
                                    + " whole one of any length, or by date of birth; a POST, so that none of them stands in an"
                                    + " address. A privacy officer is told who they are alone, closed ones too",
                            PatientsResource.SEARCH,
                            200,
                            listOf(ResponseSchemas.PATIENT),
                            LOOK)
                    .with(LIMIT, OFFSET, CURSOR),
            send(
                    "POST",
                    "/patients/{id}/break-glass",
                    "Open a patient's record for a while without being in the care team; the privacy officer reviews it",
                    BreakGlassResource.BREAK,
                    201,
                    ResponseSchemas.EMERGENCY_ACCESS_BEGUN,
                    CONFLICTS),
            send(
                    "POST",
                    "/break-glass",
                    "Do so by the access_handle of a masked row in a list, a search or the feed: yours, and not older than 15"
                            + " minutes",
                    BreakGlassByHandleResource.BREAK,
                    201,
                    ResponseSchemas.EMERGENCY_ACCESS_BEGUN,
                    CONFLICTS));

    /** What stands in the data of a server-sent event. */
    private static final Shape EVENT = Shape.of(
            optional("stream_type", new FieldType.Text(100)),
            optional("stream_id", new FieldType.Id()),
            optional("event_type", new FieldType.Text(100)));

    /** What can be asked when stays and plans have been. */
    private static final List<Endpoint> AFTERWARDS = List.of(
            look(
                    "/streams/{id}",
                    "The events of a stream, in its order",
                    listOf(ResponseSchemas.EVENT),
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look(
                            "/events",
                            "The tenant's feed, ascending by position: safe to tail. Go on behind next, without one behind head",
                            listOf(ResponseSchemas.EVENT).and(required("head", ResponseSchemas.COUNT)),
                            AFTER,
                            EVENT_TYPE,
                            FEED_LIMIT)
                    .that(CONFLICTS),
            get(
                    "/events/schemas",
                    "The event types by name, each with the version in which its events are given",
                    listOf(ResponseSchemas.EVENT_TYPE),
                    LIMIT,
                    OFFSET,
                    CURSOR),
            get(
                    "/events/schemas/{event_type}",
                    "The JSON Schema of the data of a type's events, as the feed and the streams give it",
                    ResponseSchemas.EVENT_SCHEMA),
            get(
                            "/events/stream",
                            "The tenant's feed as server-sent events, of ids and types alone: id is the position, data says in which"
                                    + " stream which type of event was recorded, {} where that is closed to the caller; who reads"
                                    + " of no patient is told of units and erasures. Sent when"
                                    + " the queries show it; begins behind Last-Event-ID, without it with what will be recorded",
                            EVENT,
                            UNIT_ID,
                            STREAM_ID,
                            LAST_EVENT_ID)
                    .that(CONFLICTS)
                    .that(NOT_FOUND)
                    .that(GIVES_EVENTS),
            send(
                    "POST",
                    "/patients/{id}/erasure",
                    "Erase a patient for good, by destroying the keys of all that is known of the patient; 409 while the"
                            + " patient is in hospital",
                    ErasureResource.ERASE,
                    200,
                    recorded("patient_id"),
                    CONFLICTS,
                    APPENDS),
            get(
                    "/specialties",
                    "The specialties of this installation",
                    listOf(SpecialtySchemas.SPECIALTY),
                    LIMIT,
                    OFFSET,
                    CURSOR),
            get(
                    "/specialties/{name}/config",
                    "A specialty's manifest: of the version that the tenant uses, or of another that is installed",
                    SpecialtySchemas.MANIFEST,
                    VERSION),
            get("/specialties/schema", "The JSON Schema of specialty packs", SpecialtySchemas.PACK_SCHEMA));

    private Endpoints() {}

    /** The operations that this server has. */
    static List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        if (Environment.current().offersDevelopmentTokens()) {
            all.add(TOKEN);
        }
        all.addAll(BEFOREHAND);
        all.addAll(StayEndpoints.ALL);
        all.addAll(AttachmentEndpoints.ALL);
        all.addAll(PlanEndpoints.ALL);
        all.add(StayEndpoints.CANCEL);
        all.addAll(UnitEndpoints.ALL);
        all.addAll(DisplayEndpoints.ALL);
        all.add(UnitEndpoints.CLOSE);
        all.addAll(AFTERWARDS);
        all.addAll(AdminEndpoints.ALL);
        return all;
    }
}
