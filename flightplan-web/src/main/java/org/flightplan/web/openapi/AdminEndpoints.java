package org.flightplan.web.openapi;

import static org.flightplan.web.openapi.Endpoint.Trait.GIVES_CONTENT;
import static org.flightplan.web.openapi.Endpoint.Trait.LOOK;
import static org.flightplan.web.openapi.Endpoint.get;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.ACTION;
import static org.flightplan.web.openapi.Parameter.AFTER_SEAL;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.FROM;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.LOOKED_AT;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.Parameter.PURPOSE;
import static org.flightplan.web.openapi.Parameter.SEAL_LIMIT;
import static org.flightplan.web.openapi.Parameter.TO;
import static org.flightplan.web.openapi.Parameter.USER;
import static org.flightplan.web.openapi.Parameter.WHICH;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;

import java.util.List;
import org.flightplan.fields.Shape;
import org.flightplan.web.archives.ArchivesResource;
import org.flightplan.web.audit.AuditResource;
import org.flightplan.web.database.DatabaseResource;

/** What officers and administrators do: the audit trail, keys, projections, the database. */
final class AdminEndpoints {

    private static final Shape NOTHING = Shape.of();

    static final List<Endpoint> ALL = List.of(
            look(
                    "/admin/audit",
                    "Access records of the hospital, newest first, this access among them",
                    listOf(AdminSchemas.ACCESS_RECORD),
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
                    "All access records that the filter lets through, newest first, in one answer; broken off it is no JSON",
                    AdminSchemas.ACCESS_RECORDS,
                    USER,
                    LOOKED_AT,
                    ACTION,
                    PURPOSE,
                    FROM,
                    TO),
            look(
                    "/admin/audit/disclosures",
                    "The account of a patient's disclosures, newest first: six years of access records for research, public_health"
                            + " and legal purposes",
                    listOf(AdminSchemas.ACCESS_RECORD),
                    LOOKED_AT,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            get(
                    "/admin/audit/verify",
                    "Whether the log is as it was sealed; go on behind next until there is none",
                    AdminSchemas.SEAL_REPORT,
                    AFTER_SEAL,
                    SEAL_LIMIT),
            look(
                    "/admin/break-glass",
                    "Who opened which record outside of the care team, and why, newest first",
                    listOf(AdminSchemas.EMERGENCY_ACCESS),
                    WHICH,
                    LIMIT,
                    CURSOR),
            send(
                    "POST",
                    "/admin/break-glass/{id}/review",
                    "Keep that this one was reviewed, by another than who broke the glass; the first review stands",
                    null,
                    200,
                    AdminSchemas.EMERGENCY_ACCESS),
            get("/admin/audit/hold", "Whether the audit trail is under a legal hold", AdminSchemas.HOLD),
            send(
                    "POST",
                    "/admin/audit/hold",
                    "Set or lift the legal hold: while it is set, nothing of the audit trail is purged, however old",
                    AuditResource.HOLD,
                    200,
                    AdminSchemas.HOLD),
            get(
                    "/admin/keys",
                    "Each tenant's newest key, by which master key it is wrapped, and how many keys an older one still wraps",
                    AdminSchemas.KEYS),
            get(
                    "/admin/seals",
                    "How far the log is sealed, and each tenant's newest seal, by the tenant's name",
                    AdminSchemas.SEALS),
            get(
                    "/admin/seals/{tenant_id}",
                    "Whether a tenant's log is as it was sealed; go on behind next until there is none",
                    AdminSchemas.SEAL_REPORT,
                    AFTER_SEAL,
                    SEAL_LIMIT),
            get(
                    "/admin/nodes",
                    "The nodes that have told of themselves within the last hour: which build each runs, whether it is ready, how long"
                            + " its pools were waited for since it started, what background work is late",
                    AdminSchemas.NODES),
            send(
                    "POST",
                    "/admin/keys/rotation",
                    "Give the hospital a new key: what is recorded from now on is encrypted by new keys, and old ones are"
                            + " wrapped by it within minutes",
                    null,
                    200,
                    AdminSchemas.ROTATED),
            send(
                    "POST",
                    "/admin/archives",
                    "Ask for an archive of the whole hospital, encrypted to a public key of age; another person approves it within"
                            + " 7 days",
                    ArchivesResource.ASK,
                    201,
                    AdminSchemas.ARCHIVE),
            get(
                    "/admin/archives",
                    "The archives that were asked for, newest first, and how far each is",
                    listOf(AdminSchemas.ARCHIVE),
                    LIMIT,
                    CURSOR),
            send(
                    "POST",
                    "/admin/archives/{id}/approval",
                    "Have an archive made, by another than who asked for it; the first approval stands",
                    null,
                    200,
                    AdminSchemas.ARCHIVE),
            send(
                    "GET",
                    "/admin/archives/{id}/content",
                    "The archive, or the part that Range asks for, encrypted to its recipient; for 7 days",
                    null,
                    200,
                    NOTHING,
                    LOOK,
                    GIVES_CONTENT),
            get(
                    "/admin/projections",
                    "How far each projection is, what is parked, and how far a rebuild is",
                    AdminSchemas.PROJECTIONS),
            send(
                    "POST",
                    "/admin/projections/rebuild",
                    "Build every read model anew from position 0; while one is under way, that one serves",
                    null,
                    202,
                    AdminSchemas.REQUESTED),
            send(
                    "POST",
                    "/admin/projections/{name}/pause",
                    "Have a projection stand still, and those that rest on it; commands then answer 202 after 5 seconds",
                    null,
                    200,
                    AdminSchemas.PAUSED),
            send(
                    "POST",
                    "/admin/projections/{name}/resume",
                    "Have a paused projection go on from where it stands",
                    null,
                    200,
                    AdminSchemas.PAUSED),
            send(
                    "POST",
                    "/admin/projections/{name}/retry",
                    "Have a projection try its parked streams again now, and not when their time comes",
                    null,
                    202,
                    AdminSchemas.REQUESTED),
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

    private AdminEndpoints() {}
}
