package org.flightplan.web.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;

/** The stay whose attachments are asked for, and whether the caller may look. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Stays {

    @Inject
    ApiRequest apiRequest;

    @Inject
    AdmissionQueries admissions;

    @Inject
    AccessRecords accessRecords;

    @Inject
    Access access;

    record Known(AdmissionId id, UUID patient) {}

    AdmissionId id(String text) {
        return new AdmissionId(Parameters.id("id", text));
    }

    /**
     * The stay.
     *
     * @throws ProblemException 404 when there is none, 403 when it is closed to the caller
     */
    Known known(String text) {
        AdmissionId id = id(text);
        UUID patient = admissions
                .find(apiRequest.tenant(), id)
                .orElseThrow(() -> accessRecords.notFound(id.value()))
                .patientId();
        access.require(id.value());
        return new Known(id, patient);
    }

    /** Brings on record that something of the stay is served. */
    void served(Known stay) {
        accessRecords.served(stay.id().value(), List.of(stay.patient()));
    }

    /** The 404 of what the stay does not have. */
    ProblemException notFound(Known stay) {
        return accessRecords.notFound(stay.id().value());
    }
}
