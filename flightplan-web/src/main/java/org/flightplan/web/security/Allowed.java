package org.flightplan.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may call a resource's method; with none, any authenticated user. Not {@code @RolesAllowed}: some servers
 * enforce that before the API is reached, and answer with a page of HTML.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    /** Any one of these is enough. */
    Role[] value() default {};
}
