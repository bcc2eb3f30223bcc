package org.flightplan.client.admissions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.flightplan.client.http.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is said anew of a stay; what has no change stays.
 *
 * @param attendingId the user who answers for the stay
 * @param attendingName that user's name
 * @param chiefComplaint why the patient came
 * @param diagnosis the diagnosis of the stay
 * @param reviewDate the day on which it is to be looked at again
 * @param crossCheck whether somebody else is to check it
 * @param weightKg the weight in kg, from 0.1 to 500
 * @param isolation how the patient is kept apart
 * @param admitDate when the stay began
 */
public record AdmissionUpdate(
        @Nullable Change<UUID> attendingId,
        @Nullable Change<String> attendingName,
        @Nullable Change<String> chiefComplaint,
        @Nullable Change<String> diagnosis,
        @Nullable Change<LocalDate> reviewDate,
        @Nullable Change<Boolean> crossCheck,
        @Nullable Change<BigDecimal> weightKg,
        @Nullable Change<Isolation> isolation,
        @Nullable Change<Instant> admitDate) {

    /** Nothing yet. */
    public AdmissionUpdate() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** Says the user who answers for the stay; null takes it away. */
    public AdmissionUpdate attendingId(@Nullable UUID attendingId) {
        return new AdmissionUpdate(
                new Change<>(attendingId),
                attendingName,
                chiefComplaint,
                diagnosis,
                reviewDate,
                crossCheck,
                weightKg,
                isolation,
                admitDate);
    }

    /** Says that user's name; null takes it away. */
    public AdmissionUpdate attendingName(@Nullable String attendingName) {
        return new AdmissionUpdate(
                attendingId,
                new Change<>(attendingName),
                chiefComplaint,
                diagnosis,
                reviewDate,
                crossCheck,
                weightKg,
                isolation,
                admitDate);
    }

    /** Says why the patient came; null takes it away. */
    public AdmissionUpdate chiefComplaint(@Nullable String chiefComplaint) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                new Change<>(chiefComplaint),
                diagnosis,
                reviewDate,
                crossCheck,
                weightKg,
                isolation,
                admitDate);
    }

    /** Says the diagnosis of the stay; null takes it away. */
    public AdmissionUpdate diagnosis(@Nullable String diagnosis) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                chiefComplaint,
                new Change<>(diagnosis),
                reviewDate,
                crossCheck,
                weightKg,
                isolation,
                admitDate);
    }

    /** Says the day on which it is to be looked at again; null takes it away. */
    public AdmissionUpdate reviewDate(@Nullable LocalDate reviewDate) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                chiefComplaint,
                diagnosis,
                new Change<>(reviewDate),
                crossCheck,
                weightKg,
                isolation,
                admitDate);
    }

    /** Says whether somebody else is to check it; null takes it away. */
    public AdmissionUpdate crossCheck(@Nullable Boolean crossCheck) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                chiefComplaint,
                diagnosis,
                reviewDate,
                new Change<>(crossCheck),
                weightKg,
                isolation,
                admitDate);
    }

    /** Says the weight in kg, from 0.1 to 500; null takes it away. */
    public AdmissionUpdate weightKg(@Nullable BigDecimal weightKg) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                chiefComplaint,
                diagnosis,
                reviewDate,
                crossCheck,
                new Change<>(weightKg),
                isolation,
                admitDate);
    }

    /** Says how the patient is kept apart; null takes it away. */
    public AdmissionUpdate isolation(@Nullable Isolation isolation) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                chiefComplaint,
                diagnosis,
                reviewDate,
                crossCheck,
                weightKg,
                new Change<>(isolation),
                admitDate);
    }

    /** Says when the stay began; null takes it away. */
    public AdmissionUpdate admitDate(@Nullable Instant admitDate) {
        return new AdmissionUpdate(
                attendingId,
                attendingName,
                chiefComplaint,
                diagnosis,
                reviewDate,
                crossCheck,
                weightKg,
                isolation,
                new Change<>(admitDate));
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "AdmissionUpdate";
    }
}
