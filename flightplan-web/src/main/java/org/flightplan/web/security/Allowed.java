package org.flightplan.web.security;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.flightplan.web.requests.Role;

/**
 * Which roles may call a resource's method; with none, any authenticated user. Not {@code @RolesAllowed}: some servers
 * enforce that before the API is reached, and answer with a page of HTML. What is so marked takes its tenant's turn, see
 * {@link TenantShares}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@InterceptorBinding
public @interface Allowed {
    /** Any one of these is enough. */
    @Nonbinding
    Role[] value() default {};

    /** Whether displays may call it, each by its secret, and nobody else. */
    @Nonbinding
    boolean byDisplays() default false;
}
