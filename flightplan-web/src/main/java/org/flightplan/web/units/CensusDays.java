package org.flightplan.web.units;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.flightplan.fields.FieldErrors;
import org.flightplan.tenants.Tenant;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;

/** The days that a census is asked for, by the hospital's clock. */
record CensusDays(LocalDate from, LocalDate to, ZoneId zone) {

    private static final int MOST_DAYS = 400;
    private static final int USUAL_DAYS = 30;

    /**
     * Those of the parameters from and to; today is the day of the moment up to which the record is looked at.
     *
     * @throws ProblemException 422 for days to come, or too many
     */
    static CensusDays of(Parameters query, Tenant tenant, Instant now) {
        LocalDate today = tenant.dayOf(now);
        LocalDate to = Objects.requireNonNullElse(query.date("to"), today);
        LocalDate from = Objects.requireNonNullElse(query.date("from"), to.minusDays(USUAL_DAYS - 1L));
        if (to.isAfter(today)) {
            throw refused("to", "must not be after today, " + today + " in the hospital's time zone");
        } else if (from.isAfter(to)) {
            throw refused("from", "must not be after to");
        } else if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw refused("from", "must be at most " + MOST_DAYS + " days before to, that day included");
        }
        return new CensusDays(from, to, tenant.zone());
    }

    private static ProblemException refused(String parameter, String message) {
        return new ProblemException(Problems.invalid(FieldErrors.of(parameter, message)));
    }
}
