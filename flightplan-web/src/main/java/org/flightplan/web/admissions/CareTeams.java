package org.flightplan.web.admissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionCommand;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionRejection.AlreadyAdmitted;
import org.flightplan.admissions.AdmissionRejection.StaysOverlap;
import org.flightplan.commands.Rejection;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.CareTeamChange;

/** By what a caller may come to see a stay: nobody gives it to himself. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class CareTeams {

    @Inject
    Access access;

    @Inject
    CareTeamChange changes;

    @Inject
    ApiRequest apiRequest;

    /** An admission as the caller may ask for it: the log says whether the patient has stays, and who was in their teams. */
    AdmissionCommand admitting(AdmitPatient admit) {
        UUID patient = admit.stay().patientId().value();
        return access.isLimited() && access.emergencyAccessUntil(patient).isEmpty()
                ? new AdmitWithinCareTeam(admit, apiRequest.caller().user())
                : admit;
    }

    /** Lets pass whoever may take this user into the team of a stay, or out of it. */
    void requireMayChange(UUID user, UUID stay) {
        changes.require(user, stay);
    }

    /** Lets pass whoever may say who a stay's attending is. */
    void requireMayChangeAttending(UUID stay) {
        access.require(stay);
    }

    /** What a refused admission tells of: another stay, when it names one; else the patient and the stay of the chosen id. */
    static Set<UUID> concerned(AdmitPatient admit, Rejection rejection) {
        if (rejection instanceof AlreadyAdmitted open) {
            return Set.of(open.stay());
        } else if (rejection instanceof StaysOverlap overlap) {
            return Set.of(overlap.stay());
        }
        // somebody may send one id for both
        return Stream.of(admit.stay().patientId().value(), admit.stay().id().value())
                .collect(Collectors.toSet());
    }
}
