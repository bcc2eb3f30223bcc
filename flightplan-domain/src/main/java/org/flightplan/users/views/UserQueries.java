package org.flightplan.users.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.users.User;
import org.jspecify.annotations.Nullable;

/** Reads who works in a hospital, by their names. */
@ApplicationScoped
@TenantTransaction
public class UserQueries {

    private static final String LIST = """
            select u.id, u.name, u.roles, cast(extract(epoch from u.last_seen) * 1000 as bigint)
              from users u
             where u.tenant_id = ?1
               and (?2 = '' or (' ' || u.roles || ' ') like '% ' || ?2 || ' %')
               and (?4 = '' or (u.name, u.id) > (?3, cast(nullif(?4, '') as uuid)))
             order by u.name, u.id
            """;

    private final PersistenceUnits units;

    /** @param units where the rows are */
    @Inject
    public UserQueries(PersistenceUnits units) {
        this.units = units;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected UserQueries() {
        this(null);
    }

    /** The last of the page before. */
    public record After(String name, UUID id) {}

    /**
     * A page, by name and id; who has no name comes first.
     *
     * @param role who has this one, or null for all
     * @param after behind this one, or null for the first page
     */
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<User> list(TenantId tenant, @Nullable String role, @Nullable After after, int offset, int limit) {
        List<Object[]> rows = units.requests()
                .createNativeQuery(LIST)
                .setParameter(1, tenant.value())
                .setParameter(2, role == null ? "" : role)
                .setParameter(3, after == null ? "" : after.name())
                .setParameter(4, after == null ? "" : after.id().toString())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> new User(
                        tenant,
                        (UUID) row[0],
                        (String) row[1],
                        List.of(((String) row[2]).split(" ")),
                        Instant.ofEpochMilli(((Number) row[3]).longValue())))
                .toList();
    }
}
