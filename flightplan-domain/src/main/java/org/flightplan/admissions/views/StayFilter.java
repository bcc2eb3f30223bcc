package org.flightplan.admissions.views;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which stays a list shows; null asks for all.
 *
 * @param patientId of this patient
 * @param status active, discharged or cancelled
 * @param location where the patient is now, by its code
 * @param specialty of this specialty
 * @param risk open and in this risk state, by its code
 * @param attendingId whose attending is this user
 * @param flag open and marked so
 */
public record StayFilter(
        @Nullable UUID patientId,
        @Nullable String status,
        @Nullable String location,
        @Nullable String specialty,
        @Nullable String risk,
        @Nullable UUID attendingId,
        @Nullable Flagged flag) {

    static final String TARGET = "cast(f.data ->> 'target_discharge_date' as date)";

    /** What someone should look at in an open stay. */
    public enum Flag {
        /** It is to be checked by a second pair of eyes. */
        CROSS_CHECK("a.data ->> 'cross_check' = 'true'"),
        /** The day of its review has come. */
        REVIEW_DUE("cast(a.data ->> 'review_date' as date) <= cast(? as date)"),
        /** The day on which the patient was to go home is over. */
        OVERDUE(TARGET + " < cast(? as date)"),
        /** Somebody asked for another place. */
        MOVE_REQUESTED("a.data -> 'move_request' is not null");

        private final String condition;

        Flag(String condition) {
            this.condition = condition;
        }

        /** The words of the parameter {@code flag}. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Flag::word).toList();
        }

        /** The flag of one of those words. */
        public static Flag of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Its word. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A flag on a day.
     *
     * @param flag which
     * @param today the day in the tenant's time zone
     */
    public record Flagged(Flag flag, LocalDate today) {}

    /** Whether it asks for something that whoever may not read a stay must not learn of it. */
    public boolean asksForMoreThanThePlace() {
        return patientId != null || specialty != null || risk != null || attendingId != null || flag != null;
    }

    boolean readsPlans() {
        return flag != null && flag.flag == Flag.OVERDUE;
    }

    /** Adds its conditions. */
    void to(Conditions where) {
        where.equal("a.patient_id", patientId);
        where.equal("a.status", status);
        where.equal("a.current_location", location);
        where.equal("a.specialty", specialty);
        where.equal("a.current_risk", risk);
        where.equal("a.attending_id", attendingId);
        if (flag != null) {
            where.equal("a.status", "active");
            if (flag.flag.condition.contains("?")) {
                where.and(flag.flag.condition, flag.today.toString());
            } else {
                where.and(flag.flag.condition);
            }
        }
    }
}
