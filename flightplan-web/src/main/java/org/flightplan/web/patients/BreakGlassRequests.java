package org.flightplan.web.patients;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.EmergencyAccess;
import org.flightplan.audit.EmergencyAccesses;
import org.flightplan.commands.CommandRejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.keys.PatientErased;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/** Breaks the glass for a patient. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class BreakGlassRequests {

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    PatientQueries queries;

    @Inject
    EmergencyAccesses glass;

    /** Does so; {@code stay} is told again to whoever knew it by a handle. */
    Response open(UUID patient, @Nullable UUID stay, Values values) {
        if (queries.find(apiRequest.tenant(), new PatientId(patient)).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        apiRequest.note().patients(Set.of(patient));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Integer minutes = values.wholeOrNull("minutes");
        UUID id = TimeOrderedId.madeAt(now);
        EmergencyAccess broken = new EmergencyAccess(
                apiRequest.tenant(),
                id,
                patient,
                apiRequest.caller().user(),
                doc().with("reason", values.text("reason")).build(),
                now,
                now.plus(minutes == null ? 0 : minutes, ChronoUnit.MINUTES),
                apiRequest.requestId(),
                null);
        try {
            glass.open(broken);
        } catch (PatientErased e) {
            throw new ProblemException(Problems.of(new CommandRejection.PatientErased().reason(), FieldErrors.NONE));
        }
        return Response.status(201)
                .entity(doc().with("id", id)
                        .with("patient_id", patient)
                        .with("admission_id", stay)
                        .with("ends_at", broken.ends())
                        .build()
                        .toString())
                .build();
    }
}
