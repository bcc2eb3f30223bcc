package org.flightplan.client.units;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.admissions.RequestedMove;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a bed. Where a care team keeps the stay closed, {@code restricted} is true and all but place and handle is absent.
 *
 * @param restricted whether the stay is closed to the caller
 * @param accessHandle what opens it, by breaking the glass
 * @param admissionId of the stay
 * @param patientId of the patient
 * @param flightplanId of the flight plan
 * @param version of the stay, for a command that rests on what the board shows
 * @param location where
 * @param bed in which bed
 * @param name the patient's
 * @param age the patient's
 * @param sex the patient's
 * @param specialty of the stay
 * @param risk how ill
 * @param riskSince since when
 * @param postOperativeDay days since the last operation
 * @param admitDate when the stay began
 * @param lengthOfStayHours in hours
 * @param attendingId the user who answers for the stay
 * @param attendingName that user's name
 * @param targetDischargeDate the day on which the patient is to go home
 * @param overdue whether that day is over
 * @param flags what to mind
 * @param isolation how the patient is kept apart
 * @param therapies under way or just ended
 * @param barriers what keeps the patient from leaving
 * @param moveRequest the move that is asked for
 */
public record Occupant(
        boolean restricted,
        @Nullable String accessHandle,
        @Nullable UUID admissionId,
        @Nullable UUID patientId,
        @Nullable UUID flightplanId,
        @Nullable Integer version,
        @Nullable String location,
        @Nullable String bed,
        @Nullable String name,
        @Nullable Age age,
        @Nullable String sex,
        @Nullable String specialty,
        @Nullable String risk,
        @Nullable Instant riskSince,
        @Nullable Integer postOperativeDay,
        @Nullable Instant admitDate,
        @Nullable Double lengthOfStayHours,
        @Nullable UUID attendingId,
        @Nullable String attendingName,
        @Nullable LocalDate targetDischargeDate,
        boolean overdue,
        List<Flag> flags,
        @Nullable String isolation,
        List<Therapy> therapies,
        List<Barrier> barriers,
        @Nullable RequestedMove moveRequest) {

    /** Lists that are not told are empty. */
    public Occupant {
        flags = Lists.orEmpty(flags);
        therapies = Lists.orEmpty(therapies);
        barriers = Lists.orEmpty(barriers);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Occupant[admissionId=" + admissionId + "]";
    }

    /** What to mind of a patient. */
    @JsonbTypeAdapter(Flag.Adapter.class)
    public enum Flag {
        CROSS_CHECK,
        REVIEW_DUE,
        ISOLATION,
        SAME_NAME,
        SIMILAR_NAME,
        PROVISIONAL;

        @Override
        public String toString() {
            return Words.of(this);
        }

        /** Its words in JSON. */
        public static final class Adapter extends Words<Flag> {
            /** As JSON binding makes it. */
            public Adapter() {
                super(Flag.class);
            }
        }
    }

    /**
     * An age, in the unit that fits it.
     *
     * @param value how many
     * @param unit of what
     */
    public record Age(int value, Unit unit) {

        /** Units of age. */
        @JsonbTypeAdapter(Unit.Adapter.class)
        public enum Unit {
            HOURS,
            DAYS,
            MONTHS,
            YEARS;

            @Override
            public String toString() {
                return Words.of(this);
            }

            /** Its words in JSON. */
            public static final class Adapter extends Words<Unit> {
                /** As JSON binding makes it. */
                public Adapter() {
                    super(Unit.class);
                }
            }
        }
    }

    /**
     * A therapy.
     *
     * @param eventId that began it
     * @param therapy which
     * @param startedAt since when
     * @param stoppedAt until when
     */
    public record Therapy(
            UUID eventId,
            String therapy,
            Instant startedAt,
            @Nullable Instant stoppedAt) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Therapy[eventId=" + eventId + "]";
        }
    }

    /**
     * What keeps a patient from leaving.
     *
     * @param taskId of the task
     * @param text what it is
     * @param due until when it is to be gone
     */
    public record Barrier(
            UUID taskId, @Nullable String text, @Nullable Instant due) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Barrier[taskId=" + taskId + "]";
        }
    }
}
