package org.flightplan.web.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * That a resource's method, or a parameter of it, is not to be used any more: {@link DeprecationHeaders} tells who does, and
 * the API's description tells everyone. A field of a body says so in its declaration.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(DeprecatedApi.Several.class)
public @interface DeprecatedApi {

    /** The day from which on, such as {@code 2026-12-01}. */
    String since();

    /** The day from which on it may be gone; empty while that is not decided. */
    String sunset() default "";

    /** What to do instead, a sentence. */
    String instead();

    /** The parameter of the query; empty for the whole method. */
    String parameter() default "";

    /** Several of a method. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Several {
        /** Each of them. */
        DeprecatedApi[] value();
    }
}
