package org.flightplan.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.flightplan.audit.Action;

/** What the audit trail calls a resource's method: when it shows something, does something, or is refused. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
    /** Its name. */
    Action value();
}
