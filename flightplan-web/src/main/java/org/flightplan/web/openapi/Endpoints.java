package org.flightplan.web.openapi;

import static org.flightplan.web.openapi.Endpoint.Trait.COMMAND;
import static org.flightplan.web.openapi.Endpoint.Trait.CONFLICTS;
import static org.flightplan.web.openapi.Endpoint.Trait.LOOK;
import static org.flightplan.web.openapi.Endpoint.Trait.ON_EXISTING;
import static org.flightplan.web.openapi.Endpoint.get;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.ACTION;
import static org.flightplan.web.openapi.Parameter.AFTER;
import static org.flightplan.web.openapi.Parameter.AFTER_SEAL;
import static org.flightplan.web.openapi.Parameter.AS_OF;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.FEED_LIMIT;
import static org.flightplan.web.openapi.Parameter.FROM;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.LOCATION;
import static org.flightplan.web.openapi.Parameter.LOOKED_AT;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.Parameter.PATIENT_ID;
import static org.flightplan.web.openapi.Parameter.PURPOSE;
import static org.flightplan.web.openapi.Parameter.SEAL_LIMIT;
import static org.flightplan.web.openapi.Parameter.SPECIALTY;
import static org.flightplan.web.openapi.Parameter.STATUS;
import static org.flightplan.web.openapi.Parameter.TO;
import static org.flightplan.web.openapi.Parameter.USER;
import static org.flightplan.web.openapi.Parameter.WHICH;
import static org.flightplan.web.openapi.Shown.listOf;
import static org.flightplan.web.openapi.Shown.recorded;

import java.util.ArrayList;
import java.util.List;
import org.flightplan.settings.Environment;
import org.flightplan.web.admissions.AdmissionsResource;
import org.flightplan.web.admissions.ClinicalEventsResource;
import org.flightplan.web.audit.AuditResource;
import org.flightplan.web.database.DatabaseResource;
import org.flightplan.web.development.DevelopmentTokenResource;
import org.flightplan.web.events.EventsResource;
import org.flightplan.web.patients.BreakGlassResource;
import org.flightplan.web.patients.ErasureResource;
import org.flightplan.web.patients.PatientsResource;
import org.flightplan.web.tenants.TenantsResource;

/** Every operation of the API, in the order in which a stay goes through them. */
final class Endpoints {

    private static final Endpoint TOKEN = send(
                    "POST",
                    "/dev/token",
                    "A token for anyone who asks; in development alone",
                    DevelopmentTokenResource.REQUEST,
                    200,
                    Shown.TOKEN)
            .openToAll();

    private static final List<Endpoint> EVERYWHERE = List.of(
            get(
                            "/sign-in",
                            "Where tokens come from: the identity provider, or, in development, this server",
                            Shown.SIGN_IN)
                    .openToAll(),
            send("POST", "/admin/tenants", "Make a tenant", TenantsResource.CREATE, 201, Shown.TENANT, CONFLICTS),
            get("/admin/tenants", "Tenants, by name", listOf(Shown.TENANT), LIMIT, OFFSET, CURSOR),
            send(
                    "PATCH",
                    "/admin/tenants/{id}",
                    "Rename a tenant, set its specialties, switch it off or on",
                    TenantsResource.CHANGE,
                    200,
                    Shown.TENANT),
            send(
                    "POST",
                    "/patients",
                    "Begin a patient's record",
                    PatientsResource.CREATE,
                    201,
                    recorded("patient_id"),
                    COMMAND),
            look("/patients", "Patients, newest first", listOf(Shown.PATIENT), LIMIT, OFFSET, CURSOR),
            look("/patients/{id}", "One patient", Shown.PATIENT),
            send(
                            "POST",
                            "/patients/search",
                            "Search by MRN, by the beginnings of words of the name, or by date of birth; a POST, so that none of them"
                                    + " stands in an address",
                            PatientsResource.SEARCH,
                            200,
                            listOf(Shown.PATIENT),
                            LOOK)
                    .with(LIMIT, OFFSET),
            send(
                    "POST",
                    "/patients/{id}/break-glass",
                    "Open a patient's record for a while without being in the care team; the privacy officer reviews it",
                    BreakGlassResource.BREAK,
                    201,
                    Shown.GLASS_BROKEN,
                    CONFLICTS),
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
                    "Admissions, newest first by admit_date",
                    listOf(Shown.ADMISSION),
                    PATIENT_ID,
                    STATUS,
                    LOCATION,
                    SPECIALTY,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look("/admissions/{id}", "One admission, now or as recorded up to a moment", Shown.ADMISSION, AS_OF),
            send(
                    "POST",
                    "/admissions/{id}/location",
                    "Move the patient",
                    AdmissionsResource.CHANGE_LOCATION,
                    201,
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
            send(
                    "POST",
                    "/events",
                    "Append events in their stored form under the commands' rules, all or none",
                    EventsResource.APPEND,
                    200,
                    Shown.appended(),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/care-team",
                    "Take a user into the stay's care team, or out of it",
                    AdmissionsResource.CHANGE_CARE_TEAM,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/admissions/{id}/discharge",
                    "End the stay",
                    AdmissionsResource.DISCHARGE,
                    200,
                    recorded("admission_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            look(
                    "/admissions/{id}/timeline",
                    "What happened, ascending by occurred_at and then by position",
                    listOf(Shown.TIMELINE_ITEM),
                    AS_OF,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look(
                    "/admissions/{id}/trajectory",
                    "Where the patient was and how ill, ascending",
                    listOf(Shown.STEP),
                    AS_OF),
            look("/flightplans/{id}", "One flight plan", Shown.FLIGHT_PLAN),
            look("/streams/{id}", "The events of a stream, in its order", listOf(Shown.EVENT), LIMIT, OFFSET, CURSOR),
            look(
                    "/events",
                    "The tenant's feed, ascending by position: safe to tail",
                    listOf(Shown.EVENT),
                    AFTER,
                    FEED_LIMIT),
            send(
                    "POST",
                    "/patients/{id}/erasure",
                    "Erase a patient for good, by destroying the keys of all that is known of the patient; 409 while the"
                            + " patient is in hospital",
                    ErasureResource.ERASE,
                    200,
                    recorded("patient_id"),
                    CONFLICTS),
            get("/specialties", "The specialties of this installation", listOf(Shown.SPECIALTY), LIMIT, OFFSET, CURSOR),
            get("/specialties/{name}/config", "A specialty's manifest", Shown.MANIFEST),
            look(
                    "/admin/audit",
                    "Who looked at whom, newest first; this look too",
                    listOf(Shown.LOOK),
                    USER,
                    LOOKED_AT,
                    ACTION,
                    PURPOSE,
                    FROM,
                    TO,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look(
                    "/admin/audit/export",
                    "All looks that the filter lets through, newest first, in one answer; broken off it is no JSON",
                    Shown.LOOKS,
                    USER,
                    LOOKED_AT,
                    ACTION,
                    PURPOSE,
                    FROM,
                    TO),
            look(
                    "/admin/audit/disclosures",
                    "The account of a patient's disclosures, newest first: six years of looks for research, public_health"
                            + " and legal purposes",
                    listOf(Shown.LOOK),
                    LOOKED_AT,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            get(
                    "/admin/audit/verify",
                    "Whether the log is as it was sealed; go on behind next until there is none",
                    Shown.SEAL_REPORT,
                    AFTER_SEAL,
                    SEAL_LIMIT),
            look(
                    "/admin/break-glass",
                    "Who opened which record outside of the care team, and why, newest first",
                    listOf(Shown.BROKEN_GLASS),
                    WHICH,
                    LIMIT,
                    CURSOR),
            send(
                    "POST",
                    "/admin/break-glass/{id}/review",
                    "Keep that this one was looked at; the first review stands",
                    null,
                    200,
                    Shown.BROKEN_GLASS,
                    LOOK),
            get("/admin/audit/hold", "Whether the audit trail is under a legal hold", Shown.HOLD),
            send(
                    "POST",
                    "/admin/audit/hold",
                    "Set or lift the legal hold: while it is set, nothing of the audit trail is purged, however old",
                    AuditResource.HOLD,
                    200,
                    Shown.HOLD),
            send(
                    "POST",
                    "/admin/keys/rotation",
                    "Give the hospital a new key: what is recorded from now on is encrypted by new keys, and old ones are"
                            + " wrapped by it within minutes",
                    null,
                    200,
                    Shown.ROTATED),
            get(
                    "/admin/projections",
                    "How far each projection is, what is parked, and how far a rebuild is",
                    Shown.PROJECTIONS),
            send(
                    "POST",
                    "/admin/projections/rebuild",
                    "Build every read model anew from position 0; while one is under way, that one serves",
                    null,
                    202,
                    Shown.REQUESTED),
            send(
                    "POST",
                    "/admin/projections/{name}/pause",
                    "Have a projection stand still, and those that rest on it; commands then answer 202 after 5 seconds",
                    null,
                    200,
                    Shown.PAUSED),
            send(
                    "POST",
                    "/admin/projections/{name}/resume",
                    "Have a paused projection go on from where it stands",
                    null,
                    200,
                    Shown.PAUSED),
            send(
                    "POST",
                    "/admin/projections/{name}/retry",
                    "Have a projection try its parked streams again now, and not when their time comes",
                    null,
                    202,
                    Shown.REQUESTED),
            get(
                    "/admin/database",
                    "How PostgreSQL fares: sizes in bytes, connections, slow and idle sessions, bloat, use of indexes and cache,"
                            + " and how the schema stands to this build. What sessions run is shown without its literals",
                    DatabaseShown.REPORT),
            send(
                    "POST",
                    "/admin/database/tables/{table}",
                    "Vacuum, analyze or reindex a table, and answer when that is done; vacuum_full locks it meanwhile",
                    DatabaseResource.MAINTAIN,
                    200,
                    DatabaseShown.MAINTAINED),
            send(
                    "POST",
                    "/admin/database/sessions/{pid}",
                    "Cancel what a session runs, or terminate it; false when there is no such session any more",
                    DatabaseResource.INTERRUPT,
                    200,
                    DatabaseShown.INTERRUPTED));

    private Endpoints() {}

    /** The operations that this server has. */
    static List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        if (Environment.current().offersDevelopmentTokens()) {
            all.add(TOKEN);
        }
        all.addAll(EVERYWHERE);
        return all;
    }
}
