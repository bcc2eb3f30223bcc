package org.flightplan.web.http;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.audit.Action;
import org.flightplan.audit.CareAccess;
import org.flightplan.audit.CareAccess.Concern;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.AuditNote;
import org.flightplan.web.requests.Caller;

/**
 * What the caller of a command is told: where care teams are kept, those to whom the stay is closed learn the ids of what
 * they have sent, and of a refusal that rests on the record nothing.
 */
final class Disclosure {

    // an officer erases whom the law says, and may know when
    private static final Set<Action> IN_FULL = Set.of(Action.PATIENT_ERASED);

    private final CareAccess access;
    private final Caller caller;
    private final AuditNote note;

    Disclosure(CareAccess access, Caller caller, AuditNote note) {
        this.access = access;
        this.caller = caller;
        this.note = note;
    }

    /** The body of the answer to a command that was accepted. */
    JsonObject body(Done done, CommandReply reply) {
        JsonDoc ids = reply.ids().apply(done.recorded());
        return (caller.isLimited() || caller.isService()) && isClosed(Set.of(done.recorded().stream()))
                ? ids.build()
                : ids.with("new_version", done.version())
                        .with("position", done.position())
                        .build();
    }

    /** Whether the version may be told. */
    static boolean hasVersion(JsonObject body) {
        return body.containsKey("new_version");
    }

    /** The problem of a command that was refused. */
    Problem problem(Rejection rejection, FieldErrors errors, Set<UUID> concerned) {
        note.refused();
        boolean closed = isClosed(concerned);
        Reason reason = rejection.reason();
        return closed && !rejection.restsOnRequest() ? Problems.noAccess() : Problems.of(reason, errors);
    }

    private boolean isClosed(Set<UUID> concerned) {
        // whom a refusal concerns is on record everywhere
        Map<UUID, Concern> concerns = access.of(caller.tenantId(), caller.user(), concerned);
        note.patients(concerns.values().stream().map(Concern::patient).collect(Collectors.toUnmodifiableSet()));
        return caller.isLimited()
                && !IN_FULL.contains(note.action())
                && concerns.values().stream().anyMatch(Concern::closed);
    }
}
