package org.flightplan.units.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.units.Census;
import org.flightplan.units.Census.Changes;
import org.flightplan.units.Census.LengthsOfStay;
import org.flightplan.units.Census.Then;
import org.flightplan.units.Census.Told;
import org.flightplan.units.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the census. Nothing is counted up: what was corrected, back-dated or taken back is so in every census that is read
 * from then on.
 */
@ApplicationScoped
@TenantTransaction
public class CensusQueries {

    private final PersistenceUnits persistence;

    /** @param persistence where the rows are */
    @Inject
    public CensusQueries(PersistenceUnits persistence) {
        this.persistence = persistence;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CensusQueries() {
        this(null);
    }

    /**
     * The days of the whole house: what happens between its locations is a transfer in and a transfer out.
     *
     * @param then the record up to a moment; null for that of now
     */
    public Told ofHouse(TenantId tenant, LocalDate from, LocalDate to, ZoneId zone, @Nullable Then then) {
        return read(tenant, null, from, to, zone, then);
    }

    /**
     * The days of a unit's location, whether the unit was open then or not; null when there is no such unit.
     *
     * @param then the record up to a moment; null for that of now
     */
    public @Nullable Told ofUnit(
            TenantId tenant, UnitId unit, LocalDate from, LocalDate to, ZoneId zone, @Nullable Then then) {
        List<UnitRow> all = persistence
                .requests()
                .createQuery("select u from Unit u where u.tenantId = :tenant", UnitRow.class)
                .setParameter("tenant", tenant.value())
                .getResultList();
        Map<UUID, String> codes = all.stream()
                .collect(Collectors.toMap(
                        UnitRow::id, row -> Specialties.locationCode(row.data().getString("location"))));
        String code = codes.get(unit.value());
        if (code == null) {
            return null;
        }
        codes.values().removeIf(other -> !other.equals(code));
        String units = codes.keySet().stream().map(UUID::toString).collect(Collectors.joining(","));
        return read(tenant, new Place(code, units), from, to, zone, then);
    }

    /**
     * A location, and the units that ever were there.
     *
     * @param code of the location
     * @param units their ids
     */
    private record Place(String code, String units) {}

    @SuppressWarnings("unchecked") // the query says what its rows are
    private Told read(
            TenantId tenant, @Nullable Place place, LocalDate from, LocalDate to, ZoneId zone, @Nullable Then then) {
        String bounds =
                Census.bounds(from, to, zone).stream().map(Instant::toString).collect(Collectors.joining(","));
        List<Object[]> rows = persistence
                .requests()
                .createNativeQuery(CensusStatement.SQL)
                .setParameter(1, tenant.value())
                .setParameter(2, bounds)
                .setParameter(3, place == null ? "" : place.code())
                .setParameter(4, place == null ? "" : place.units())
                .setParameter(5, then == null ? "" : then.moment().toString())
                .setParameter(6, then == null ? "[]" : list(then.stays()))
                .setParameter(7, then == null ? "[]" : list(then.beds()))
                .getResultList();
        Map<Integer, Changes> changes = new HashMap<>();
        rows.forEach(row -> changes.merge(((Number) row[0]).intValue(), changes(row), Changes::and));
        return Census.of(from, to, zone, changes);
    }

    private static String list(List<JsonObject> items) {
        return items.stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private static Changes changes(Object[] row) {
        return new Changes(
                count(row[1]),
                count(row[2]),
                count(row[3]),
                count(row[4]),
                count(row[5]),
                count(row[6]),
                new LengthsOfStay(hours(row[7]), hours(row[8]), hours(row[9])));
    }

    private static long count(Object number) {
        return ((Number) number).longValue();
    }

    private static @Nullable BigDecimal hours(@Nullable Object seconds) {
        return seconds == null
                ? null
                : BigDecimal.valueOf(((Number) seconds).doubleValue())
                        .divide(BigDecimal.valueOf(3_600), 2, RoundingMode.HALF_UP);
    }
}
