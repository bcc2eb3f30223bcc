package org.flightplan.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.displays.Display;
import org.flightplan.displays.Displays;
import org.flightplan.health.NodeHealth;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.users.SeenUsers;
import org.flightplan.users.User;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.AuditNote;
import org.flightplan.web.requests.Caller;
import org.flightplan.web.requests.RequestScope;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Tokens.Token;
import org.jspecify.annotations.Nullable;

/** Lets a request through to its method when the method allows the caller's roles, in the caller's own tenant. */
@Provider
@Priority(Priorities.AUTHENTICATION)
@SuppressWarnings("NullAway.Init")
public class AccessFilter implements ContainerRequestFilter {

    private static final Set<Role> PLATFORM = Set.of(Role.PLATFORM_ADMIN);

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest servlet;

    @Inject
    Tokens tokens;

    @Inject
    KnownTenants tenants;

    @Inject
    NodeHealth node;

    @Inject
    KeyStoreCheck keyStore;

    @Inject
    RateLimits limits;

    @Inject
    SeenUsers users;

    @Inject
    Displays displays;

    @Inject
    Clock clock;

    @Inject
    RequestScope scope;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!node.isUp() || !keyStore.isBound()) {
            throw new ProblemException(Problems.starting());
        }
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return;
        }
        Allowed allowed = allowed();
        if (allowed.byDisplays() && isOfDisplay()) {
            return;
        }
        Token token = tokens.of(servlet);
        UUID user = uuid(token.subject()).orElseThrow(() -> new ProblemException(Problems.unauthenticated()));
        Set<Role> roles = Role.of(token.groups());
        Set<Role> wanted = Set.of(allowed.value());
        Optional<Tenant> claimed = tenant(token);
        note(user, roles, wanted, claimed);
        claimed.ifPresent(this::limit);
        if (allowed.byDisplays()) {
            throw new ProblemException(Problems.forbidden("Displays alone may call this, each by its secret."));
        }
        if (!wanted.isEmpty() && Collections.disjoint(wanted, roles)) {
            throw new ProblemException(Problems.forbidden("Your roles don't allow this."));
        }
        // where another of the caller's roles opens the method, it is that role's tenant's data that is asked for
        boolean tenantless =
                roles.contains(Role.PLATFORM_ADMIN) && (wanted.isEmpty() || wanted.contains(Role.PLATFORM_ADMIN));
        checkHeader(request, token);
        if (claimed.isEmpty() && !tenantless) {
            throw new ProblemException(Problems.forbidden("The token's tenant is unknown or not active."));
        }
        scope.caller(new Caller(user, roles, claimed.orElse(null)));
        claimed.ifPresent(tenant -> saw(tenant.id(), user, roles, token.name()));
    }

    /** Lets a display in by its secret, as a user of its own without a role. */
    private boolean isOfDisplay() {
        Optional<Display> known =
                Tokens.bearer(servlet).filter(Displays::isSecret).flatMap(displays::bySecret);
        known.ifPresent(display -> {
            Tenant tenant = tenants.find(display.tenant())
                    .filter(Tenant::active)
                    .orElseThrow(
                            () -> new ProblemException(Problems.forbidden("The display's hospital is not active.")));
            note(display.id(), Set.of(), Set.of(), Optional.of(tenant));
            limit(tenant);
            scope.caller(new Caller(display.id(), Set.of(), tenant));
            scope.display(display);
        });
        return known.isPresent();
    }

    private void limit(Tenant tenant) {
        limits.refusal(tenant.id()).ifPresent(seconds -> {
            throw new ProblemException(Problems.tooManyRequests(seconds));
        });
    }

    private void saw(TenantId tenant, UUID user, Set<Role> roles, String name) {
        List<String> ofStaff = roles.stream()
                .filter(Role.OF_STAFF::contains)
                .map(Role::group)
                .sorted()
                .toList();
        if (!ofStaff.isEmpty()) {
            users.saw(new User(tenant, user, name, ofStaff, clock.instant()));
        }
    }

    private Allowed allowed() {
        Allowed allowed = resource.getResourceMethod().getAnnotation(Allowed.class);
        if (allowed == null) {
            throw new ProblemException(Problems.forbidden("No role may call this."));
        }
        return allowed;
    }

    // from here on a refusal is on record; who acts in no hospital, or on all of them, is on the installation's
    private void note(UUID user, Set<Role> roles, Set<Role> wanted, Optional<Tenant> tenant) {
        Audited audited = resource.getResourceMethod().getAnnotation(Audited.class);
        boolean onAll = roles.contains(Role.PLATFORM_ADMIN) && (tenant.isEmpty() || wanted.equals(PLATFORM));
        if (audited != null && (onAll || tenant.isPresent())) {
            TenantId trail = onAll ? AuditNote.INSTALLATION : tenant.get().id();
            scope.note(trail, user, roles.equals(Set.of(Role.INTERFACE)), audited.value());
        }
    }

    private Optional<Tenant> tenant(Token token) {
        return uuid(token.tenant()).map(TenantId::new).flatMap(tenants::find).filter(Tenant::active);
    }

    private static void checkHeader(ContainerRequestContext request, Token token) {
        String header = request.getHeaderString("X-Tenant-ID");
        if (header != null && !uuid(header).equals(uuid(token.tenant()))) {
            throw new ProblemException(Problems.forbidden("X-Tenant-ID must be the token's tenant, or be left out."));
        }
    }

    private static Optional<UUID> uuid(@Nullable String claim) {
        try {
            return claim == null ? Optional.empty() : Optional.of(UUID.fromString(claim));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
