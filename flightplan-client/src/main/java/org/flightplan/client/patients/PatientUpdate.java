package org.flightplan.client.patients;

import java.time.Instant;
import java.time.LocalDate;
import org.flightplan.client.http.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is said anew of a patient; what has no change stays.
 *
 * @param name the full name
 * @param mrn the medical record number
 * @param dateOfBirth the day of birth
 * @param gender the gender
 * @param identity whether it is known who the patient is
 * @param deceasedAt when the patient died
 * @param diagnosis the diagnosis, up to 500 characters
 */
public record PatientUpdate(
        @Nullable Change<String> name,
        @Nullable Change<String> mrn,
        @Nullable Change<LocalDate> dateOfBirth,
        @Nullable Change<Gender> gender,
        @Nullable Change<Identity> identity,
        @Nullable Change<Instant> deceasedAt,
        @Nullable Change<String> diagnosis) {

    /** Nothing yet. */
    public PatientUpdate() {
        this(null, null, null, null, null, null, null);
    }

    /** Says the full name; null takes it away. */
    public PatientUpdate name(@Nullable String name) {
        return new PatientUpdate(new Change<>(name), mrn, dateOfBirth, gender, identity, deceasedAt, diagnosis);
    }

    /** Says the medical record number; null takes it away. */
    public PatientUpdate mrn(@Nullable String mrn) {
        return new PatientUpdate(name, new Change<>(mrn), dateOfBirth, gender, identity, deceasedAt, diagnosis);
    }

    /** Says the day of birth; null takes it away. */
    public PatientUpdate dateOfBirth(@Nullable LocalDate dateOfBirth) {
        return new PatientUpdate(name, mrn, new Change<>(dateOfBirth), gender, identity, deceasedAt, diagnosis);
    }

    /** Says the gender; null takes it away. */
    public PatientUpdate gender(@Nullable Gender gender) {
        return new PatientUpdate(name, mrn, dateOfBirth, new Change<>(gender), identity, deceasedAt, diagnosis);
    }

    /** Says whether it is known who the patient is; null takes it away. */
    public PatientUpdate identity(@Nullable Identity identity) {
        return new PatientUpdate(name, mrn, dateOfBirth, gender, new Change<>(identity), deceasedAt, diagnosis);
    }

    /** Says when the patient died; null takes it away. */
    public PatientUpdate deceasedAt(@Nullable Instant deceasedAt) {
        return new PatientUpdate(name, mrn, dateOfBirth, gender, identity, new Change<>(deceasedAt), diagnosis);
    }

    /** Says the diagnosis, up to 500 characters; null takes it away. */
    public PatientUpdate diagnosis(@Nullable String diagnosis) {
        return new PatientUpdate(name, mrn, dateOfBirth, gender, identity, deceasedAt, new Change<>(diagnosis));
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "PatientUpdate";
    }
}
