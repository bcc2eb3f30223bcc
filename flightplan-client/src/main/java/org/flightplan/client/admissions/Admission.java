package org.flightplan.client.admissions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * A stay. Where a care team keeps it closed, {@code restricted} is true and all but status, location and a handle is absent.
 *
 * @param id of the stay
 * @param patientId of the patient
 * @param patient the patient
 * @param postOperativeDay days since the last operation
 * @param targetDischargeDate the day on which the patient is to go home
 * @param openTasks how many tasks of the flight plan are open
 * @param flightplanId of the flight plan
 * @param specialty by its name
 * @param attendingId the user who answers for the stay
 * @param attendingName that user's name
 * @param careTeam the users in the care team
 * @param admitDate when the stay began
 * @param admissionType how the patient came
 * @param dischargeDate when the stay ended
 * @param disposition where the patient went
 * @param died whether the patient died
 * @param visitNumber the hospital's own number of the stay
 * @param diagnosis the diagnosis of the stay
 * @param weightKg the weight in kg
 * @param isolation how the patient is kept apart
 * @param moveRequest the move that is asked for
 * @param status what became of it
 * @param currentLocation where the patient is
 * @param currentBed in which bed
 * @param currentRisk how ill
 * @param riskSince since when
 * @param lengthOfStayHours in hours, until now or the discharge
 * @param crossCheck whether somebody else is to check it
 * @param reviewDate the day on which it is to be looked at again
 * @param chiefComplaint why the patient came
 * @param restricted whether the stay is closed to the caller
 * @param accessHandle what opens it, by breaking the glass
 * @param emergencyAccessUntil until when it is open to the caller by breaking the glass; told of one stay that is asked for
 * @param version for {@code IfMatch}
 */
public record Admission(
        @Nullable UUID id,
        @Nullable UUID patientId,
        @Nullable Whose patient,
        @Nullable Integer postOperativeDay,
        @Nullable LocalDate targetDischargeDate,
        @Nullable Integer openTasks,
        @Nullable UUID flightplanId,
        @Nullable String specialty,
        @Nullable UUID attendingId,
        @Nullable String attendingName,
        List<UUID> careTeam,
        @Nullable Instant admitDate,
        @Nullable String admissionType,
        @Nullable Instant dischargeDate,
        @Nullable String disposition,
        boolean died,
        @Nullable String visitNumber,
        @Nullable String diagnosis,
        @Nullable BigDecimal weightKg,
        @Nullable String isolation,
        @Nullable RequestedMove moveRequest,
        AdmissionStatus status,
        @Nullable String currentLocation,
        @Nullable String currentBed,
        @Nullable String currentRisk,
        @Nullable Instant riskSince,
        @Nullable Double lengthOfStayHours,
        boolean crossCheck,
        @Nullable LocalDate reviewDate,
        @Nullable String chiefComplaint,
        boolean restricted,
        @Nullable String accessHandle,
        @Nullable Instant emergencyAccessUntil,
        @Nullable Integer version) {

    /** Lists that are not told are empty. */
    public Admission {
        careTeam = Lists.orEmpty(careTeam);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Admission[id=" + id + "]";
    }

    /**
     * Whose stay it is.
     *
     * @param id of the patient
     * @param name the full name
     * @param mrn the medical record number
     * @param dateOfBirth the day of birth
     * @param gender male, female, other or unknown
     * @param identity confirmed or provisional
     */
    public record Whose(
            UUID id,
            @Nullable String name,
            @Nullable String mrn,
            @Nullable LocalDate dateOfBirth,
            @Nullable String gender,
            @Nullable String identity) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Whose[id=" + id + "]";
        }
    }
}
