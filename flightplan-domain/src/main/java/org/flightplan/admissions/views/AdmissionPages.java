package org.flightplan.admissions.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a tenant's stays. Where care teams are kept a list has two parts: the stays that are open to a user, and the
 * others, in an order that tells nothing of them.
 */
@ApplicationScoped
@TenantTransaction
public class AdmissionPages {

    /** Up to so many stays, it is told how many there are in all. */
    public static final int COUNTED = 10_000;

    private static final String AMONG = "a.id = any (cast(string_to_array(?, ',') as uuid[]))";

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final Clock clock;

    /** @param units where the rows are, {@code phi} their seam, {@code clock} for now */
    @Inject
    public AdmissionPages(PersistenceUnits units, PhiSeam phi, Clock clock) {
        this.units = units;
        this.phi = phi;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AdmissionPages() {
        this(null, null, null);
    }

    /**
     * What is asked for.
     *
     * @param filter which stays
     * @param sort in which order
     * @param among of these alone, or null for all of the tenant's
     * @param after behind this place, or null from the beginning
     */
    public record Asked(
            StayFilter filter,
            StaySort sort,
            @Nullable Set<UUID> among,
            @Nullable Place after) {}

    /**
     * A place in the order.
     *
     * @param now when the first page was asked for
     * @param id of the last stay before it
     * @param key what that stay was ordered by, as text
     */
    public record Place(Instant now, UUID id, String key) {}

    /**
     * A stay of a page.
     *
     * @param stay the stay
     * @param place of the stay in the order
     * @param total how many stays the list has in all; null on a page but the first, and where they are too many to count
     */
    public record Listed(
            AdmissionView stay, Place place, @Nullable Integer total) {}

    /** A page of the stays that are asked for. */
    public List<Listed> list(TenantId tenant, Asked asked, int offset, int limit) {
        Instant now = asked.after == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : asked.after.now;
        Conditions where = where(tenant, asked);
        Conditions sql = new Conditions().add("select " + AdmissionRow.COLUMNS + ", ");
        withNow(sql, asked.sort, asked.sort.text(), now).add(" as place, ");
        if (asked.after == null) {
            sql.add("(select count(*) from (select 1").add(where).add(" limit " + (COUNTED + 1) + ") counted)");
        } else {
            sql.add("null");
        }
        sql.add(" as total").add(where);
        if (asked.after != null) {
            behind(sql, asked.sort, asked.after);
        }
        withNow(sql, asked.sort, asked.sort.order(), now);
        List<Object[]> rows =
                read(sql.bind(units.requests().createNativeQuery(sql.sql(), AdmissionRow.LISTED)), offset, limit);
        prepare(rows.stream().map(row -> (AdmissionRow) row[0]).toList());
        return rows.stream().map(row -> listed(row, now)).toList();
    }

    /** How many stays are asked for. */
    public int count(TenantId tenant, Asked asked) {
        Conditions sql = new Conditions().add("select count(*)").add(where(tenant, asked));
        Query query = sql.bind(units.requests().createNativeQuery(sql.sql()));
        return ((Number) query.getSingleResult()).intValue();
    }

    /**
     * Of the stays that are not open to a user, those of a status and a location: whoever may not read them filters by
     * nothing else.
     *
     * @param after behind this one, or null for the first page
     */
    public List<AdmissionView> closed(
            TenantId tenant, Set<UUID> open, StayFilter filter, @Nullable UUID after, int offset, int limit) {
        StayFilter known = new StayFilter(null, filter.status(), filter.location(), null, null, null, null);
        Conditions sql = new Conditions()
                .add("select " + AdmissionRow.COLUMNS)
                .add(where(tenant, new Asked(known, StaySort.USUAL, null, null)))
                .and("not " + AMONG, ids(open));
        if (after != null) {
            sql.and("a.id > cast(? as uuid)", after.toString());
        }
        sql.add(" order by a.id");
        List<AdmissionRow> rows =
                read(sql.bind(units.requests().createNativeQuery(sql.sql(), AdmissionRow.class)), offset, limit);
        prepare(rows);
        return rows.stream().map(this::view).toList();
    }

    private static Conditions where(TenantId tenant, Asked asked) {
        boolean withPlans = asked.filter.readsPlans() || asked.sort.readsPlans();
        String plans = " left join read_model_flightplans f on f.tenant_id = a.tenant_id and f.admission_id = a.id";
        Conditions where = new Conditions()
                .add(" from read_model_admissions a" + (withPlans ? plans : ""))
                .add(" where a.tenant_id = ?", tenant.value());
        asked.filter.to(where);
        return asked.among == null ? where : where.and(AMONG, ids(asked.among));
    }

    private static Conditions withNow(Conditions sql, StaySort sort, String part, Instant now) {
        return sort.takesNow() ? sql.add(part, now.toString()) : sql.add(part);
    }

    private static void behind(Conditions sql, StaySort sort, Place place) {
        String id = place.id.toString();
        if (sort.takesNow()) {
            String now = place.now.toString();
            sql.and(sort.behind(), now, place.key, now, place.key, id);
        } else {
            sql.and(sort.behind(), place.key, place.key, id);
        }
    }

    @SuppressWarnings("unchecked") // the query says what its rows are
    private static <T> List<T> read(Query query, int offset, int limit) {
        return query.setFirstResult(offset).setMaxResults(limit).getResultList();
    }

    private void prepare(List<AdmissionRow> rows) {
        if (!rows.isEmpty()) {
            phi.prepare(
                    rows.get(0).tenant(),
                    AdmissionFold.PHI,
                    rows.stream().map(AdmissionRow::data).toList());
        }
    }

    private Listed listed(Object[] row, Instant now) {
        AdmissionView stay = view((AdmissionRow) row[0]);
        Integer total = row[2] instanceof Number counted && counted.intValue() <= COUNTED ? counted.intValue() : null;
        return new Listed(stay, new Place(now, stay.id(), String.valueOf(row[1])), total);
    }

    private AdmissionView view(AdmissionRow row) {
        return AdmissionView.of(
                row.id(), phi.open(row.tenant(), AdmissionFold.PHI, row.data()), row.version, clock.instant());
    }

    private static String ids(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
