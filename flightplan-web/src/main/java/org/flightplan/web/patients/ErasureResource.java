package org.flightplan.web.patients;

import static org.flightplan.fields.Doc.doc;
import static org.flightplan.fields.Field.required;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.views.AdmissionFilter;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.fields.Kind;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.Patients;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.projections.ProjectionStatus;
import org.flightplan.web.http.Answers;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Role;

/** {@code /patients/{id}/erasure}. */
@RequestScoped
@Path("/patients/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ErasureResource {

    /** The body of {@code POST /patients/{id}/erasure}. */
    public static final Shape ERASE =
            Exchange.command(Shape.of(required("ground", new Kind.OneOf(PatientEvents.GROUNDS))));

    private static final long LONGEST_WAIT_MILLIS = 5_000;

    @Inject
    Exchange exchange;

    @Inject
    Answers answers;

    @Inject
    Patients patients;

    @Inject
    PatientQueries queries;

    @Inject
    AdmissionQueries admissions;

    @Inject
    ProjectionStatus status;

    @Inject
    ProjectionProgress progress;

    /** Erases a patient for good; not while the patient is in hospital. */
    @POST
    @Allowed(Role.PRIVACY_OFFICER)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> erase(@PathParam("id") String id, byte[] body) {
        Values values = exchange.read(body, ERASE);
        PatientId patient = new PatientId(Parameters.id("id", id));
        requireErasable(patient);
        var envelope =
                exchange.unconditional(events -> Answers.receipt(200, null, doc().with("patient_id", patient.value())));
        return answers.command(
                patients.erase(envelope, new ErasePatient(patient, values.text("ground"))), patient.value());
    }

    // the keys go first and never come back: what can be refused is refused before, on what is recorded up to now
    private void requireErasable(PatientId patient) {
        boolean seen = progress.passed(status.snapshot().head(), exchange.tenant(), patient.value(), LONGEST_WAIT_MILLIS)
                .toCompletableFuture()
                .join();
        if (!seen) {
            throw new ProblemException(Problems.unavailable());
        }
        if (queries.find(exchange.tenant(), patient).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        AdmissionFilter open = new AdmissionFilter(patient.value(), "active", null, null, null);
        if (!admissions.list(exchange.tenant(), open, 0, 1).isEmpty()) {
            throw new ProblemException(Problem.of(
                    409,
                    "patient_admitted",
                    "The patient is in hospital, where this record is needed. Discharge the patient first."));
        }
    }
}
