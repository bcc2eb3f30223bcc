package org.flightplan.flightplans.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/** Reads flight plans; another tenant's are as if they did not exist. */
@ApplicationScoped
@TenantTransaction
public class FlightPlanQueries {

    private static final Set<String> PHI = Set.of("text");

    private final PersistenceUnits units;
    private final PhiSeam phi;

    /** @param units where the rows are, {@code phi} their seam */
    @Inject
    public FlightPlanQueries(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FlightPlanQueries() {
        this(null, null);
    }

    /** The plan, or empty. */
    public Optional<FlightPlanView> find(TenantId tenant, FlightPlanId id) {
        return Optional.ofNullable(units.requests().find(FlightPlanRow.class, new RowKey(tenant, id.value())))
                .map(this::view);
    }

    /**
     * A page of plans, by id.
     *
     * @param status of this status alone, or null for all
     * @param among of these stays alone, or null for all
     * @param after behind this one, or null for the first page
     */
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<FlightPlanView> list(
            TenantId tenant,
            @Nullable String status,
            @Nullable Set<UUID> among,
            @Nullable UUID after,
            int offset,
            int limit) {
        StringBuilder sql = new StringBuilder("select f.* from read_model_flightplans f where f.tenant_id = ?");
        List<Object> values = new ArrayList<>(List.of(tenant.value()));
        if (status != null) {
            sql.append(" and f.data ->> 'status' = ?");
            values.add(status);
        }
        if (among != null) {
            sql.append(" and f.admission_id = any (cast(string_to_array(?, ',') as uuid[]))");
            values.add(among.stream().map(UUID::toString).collect(Collectors.joining(",")));
        }
        if (after != null) {
            sql.append(" and f.id > ?");
            values.add(after);
        }
        Query query =
                units.requests().createNativeQuery(sql.append(" order by f.id").toString(), FlightPlanRow.class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        List<FlightPlanRow> rows =
                query.setFirstResult(offset).setMaxResults(limit).getResultList();
        prepare(tenant, rows);
        return rows.stream().map(this::view).toList();
    }

    /** The plans of stays, in brief; of a stay without one, none. */
    public List<PlanInBrief> ofStays(TenantId tenant, Collection<UUID> stays) {
        if (stays.isEmpty()) {
            return List.of();
        }
        return units.requests()
                .createQuery(
                        "select p from FlightPlan p where p.tenantId = :tenant and p.admissionId in :stays",
                        FlightPlanRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("stays", stays)
                .getResultStream()
                .map(FlightPlanQueries::inBrief)
                .toList();
    }

    /** The plans of stays, whole. */
    public List<FlightPlanView> whole(TenantId tenant, Collection<UUID> stays) {
        if (stays.isEmpty()) {
            return List.of();
        }
        List<FlightPlanRow> rows = units.requests()
                .createQuery(
                        "select p from FlightPlan p where p.tenantId = :tenant and p.admissionId in :stays",
                        FlightPlanRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("stays", stays)
                .getResultList();
        prepare(tenant, rows);
        return rows.stream().map(this::view).toList();
    }

    private void prepare(TenantId tenant, List<FlightPlanRow> rows) {
        phi.prepare(
                tenant,
                PHI,
                rows.stream()
                        .flatMap(row -> new Values(row.data()).objects(FlightPlanFold.TASKS).stream())
                        .toList());
    }

    private static PlanInBrief inBrief(FlightPlanRow row) {
        Values plan = new Values(row.data());
        long open = plan.objects(FlightPlanFold.TASKS).stream()
                .filter(task -> !task.containsKey(FlightPlanFold.DONE_AT))
                .count();
        return new PlanInBrief(row.admissionId, plan.dateOrNull("target_discharge_date"), open);
    }

    /**
     * What a list of stays shows of a plan.
     *
     * @param admissionId the stay's
     * @param target on which day the patient is to go home, or null while nobody knows
     * @param openTasks how many are raised and neither done nor dropped
     */
    public record PlanInBrief(UUID admissionId, @Nullable LocalDate target, long openTasks) {}

    private FlightPlanView view(FlightPlanRow row) {
        JsonObject data = row.data();
        List<JsonObject> tasks = new Values(data)
                .objects(FlightPlanFold.TASKS).stream()
                        .map(task -> phi.open(row.tenant(), PHI, task))
                        .toList();
        JsonObject opened = JsonDoc.of(data)
                .with(FlightPlanFold.MILESTONES, new Values(data).objects(FlightPlanFold.MILESTONES))
                .with(FlightPlanFold.TASKS, tasks)
                .build();
        return new FlightPlanView(row.id(), row.admissionId, opened, row.version);
    }

    /**
     * A flight plan as queries show it.
     *
     * @param id the plan's
     * @param admissionId the admission it is the plan of
     * @param data status, target, milestones and tasks; holds PHI
     * @param version of the plan's stream
     */
    public record FlightPlanView(UUID id, UUID admissionId, JsonObject data, int version) {

        /** The id alone: data holds PHI. */
        @Override
        public String toString() {
            return "FlightPlanView[" + id + "]";
        }
    }
}
