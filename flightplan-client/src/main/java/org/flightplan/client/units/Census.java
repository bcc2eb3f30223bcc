package org.flightplan.client.units;

import java.time.LocalDate;
import java.util.List;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Who came, was there and went, day by day.
 *
 * @param items ascending
 * @param los how long those had stayed who left in these days
 */
public record Census(List<Day> items, LengthsOfStay los) {

    /** Lists that are not told are empty. */
    public Census {
        items = Lists.orEmpty(items);
    }

    /**
     * Lengths of stay, in hours.
     *
     * @param count how many left
     * @param mean null where nobody did, as the others
     * @param p50 the median
     * @param p90 what nine of ten did not exceed
     */
    public record LengthsOfStay(
            int count,
            @Nullable Double mean,
            @Nullable Double p50,
            @Nullable Double p90) {}

    /**
     * A day.
     *
     * @param date in the hospital's time zone
     * @param hours how long it was so far
     * @param beds that could be used at its end
     * @param occupied patients at its end
     * @param admissions who came into the hospital
     * @param transfersIn who came from elsewhere in it
     * @param transfersOut who went elsewhere in it
     * @param discharges who left the hospital
     * @param deaths of those
     * @param losMean their mean length of stay, in hours
     * @param losP50 its median
     * @param losP90 what nine of ten did not exceed
     */
    public record Day(
            LocalDate date,
            double hours,
            int beds,
            int occupied,
            int admissions,
            int transfersIn,
            int transfersOut,
            int discharges,
            int deaths,
            @Nullable Double losMean,
            @Nullable Double losP50,
            @Nullable Double losP90) {}
}
