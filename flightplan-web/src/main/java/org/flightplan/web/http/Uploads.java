package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flightplan.contents.Contents;
import org.flightplan.contents.Incoming;
import org.flightplan.contents.Reservations;
import org.flightplan.contents.Reservations.Reservation;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.keys.PatientErased;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.problems.ProblemMapper;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Contents on their way into this node: {@value #MOST} at once, half of them one tenant's at most, and none of what nobody has
 * reserved. Each is encrypted as it comes.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Uploads implements BackgroundWork {

    /** The attribute of the request that the content is, when all of it has come. */
    static final String CONTENT = "flightplan.content";

    private static final int MOST = 32;

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern PATH =
            Pattern.compile("/+admissions/+(" + UUID_FORM + ")/+attachments/+(" + UUID_FORM + ")/+content/*");

    @Inject
    StartupMigrator migrator;

    @Inject
    KnownTenants tenants;

    @Inject
    Reservations reservations;

    @Inject
    Contents contents;

    @Inject
    Clock clock;

    private final AtomicInteger all = new AtomicInteger();
    private final Map<TenantId, Integer> byTenant = new ConcurrentHashMap<>();
    private final Set<ContentReader> readers = ConcurrentHashMap.newKeySet();

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "ending slow uploads",
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                () -> () -> readers.removeIf(reader -> {
                    reader.look();
                    return reader.handover().isOver();
                }));
    }

    /** Has it ended when it comes too slowly. */
    void watch(ContentReader reader) {
        readers.add(reader);
    }

    /**
     * Begins to take the request's body in.
     *
     * @param claimed the tenant that the caller's token names
     * @return null when nothing of it is to be kept; then the request has a problem, or the API finds why
     */
    @Nullable
    Incoming begin(HttpServletRequest asked, @Nullable String claimed) {
        try {
            Optional<Reservation> reservation = tenant(claimed).flatMap(tenant -> reservation(tenant, asked));
            if (reservation.isEmpty() || contents.problem().isPresent()) {
                return null;
            }
            if (asked.getContentLengthLong() > Contents.limit()) {
                asked.setAttribute(BodyFilter.PROBLEM, Problems.contentTooLarge(Contents.limit()));
                return null;
            }
            return begin(asked, tenant(claimed).orElseThrow(), reservation.get().patient());
        } catch (PatientErased e) {
            return null;
        } catch (RuntimeException e) {
            asked.setAttribute(BodyFilter.PROBLEM, ProblemMapper.problem(e));
            return null;
        }
    }

    private @Nullable Incoming begin(HttpServletRequest asked, TenantId tenant, UUID patient) {
        if (!enter(tenant)) {
            asked.setAttribute(BodyFilter.PROBLEM, Problems.tooManyContents());
            return null;
        }
        boolean begun = false;
        try {
            Incoming incoming =
                    contents.begin(tenant, patient, TimeOrderedId.madeAt(clock.instant()), () -> leave(tenant));
            begun = true;
            return incoming;
        } catch (IOException e) {
            asked.setAttribute(BodyFilter.PROBLEM, Problems.contentsUnavailable());
            return null;
        } finally {
            if (!begun) {
                leave(tenant);
            }
        }
    }

    private Optional<TenantId> tenant(@Nullable String claimed) {
        return claimed == null || !claimed.matches(UUID_FORM) || !migrator.isMigrated()
                ? Optional.empty()
                : tenants.find(new TenantId(UUID.fromString(claimed)))
                        .filter(Tenant::active)
                        .map(Tenant::id);
    }

    private Optional<Reservation> reservation(TenantId tenant, HttpServletRequest asked) {
        Matcher path = PATH.matcher(String.valueOf(asked.getPathInfo()));
        return path.matches()
                ? reservations
                        .find(tenant, UUID.fromString(path.group(2)), Set.of())
                        .filter(found -> found.admission().equals(UUID.fromString(path.group(1))))
                : Optional.empty();
    }

    private boolean enter(TenantId tenant) {
        int ofTenant = byTenant.merge(tenant, 1, Integer::sum);
        if (all.incrementAndGet() <= MOST && ofTenant <= MOST / 2) {
            return true;
        }
        leave(tenant);
        return false;
    }

    private void leave(TenantId tenant) {
        all.decrementAndGet();
        byTenant.computeIfPresent(tenant, (unused, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    /** Takes the content over, if all of it has come: whoever takes it closes it. */
    public static @Nullable Incoming take(HttpServletRequest asked) {
        Incoming content = asked.getAttribute(CONTENT) instanceof Incoming come ? come : null;
        asked.removeAttribute(CONTENT);
        return content;
    }
}
