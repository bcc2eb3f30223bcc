package org.flightplan.tenants;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method in a transaction that sees one tenant's rows: those of the {@link TenantId} that is its first argument.
 * The tenant is an argument and no ambient state, so that no thread can carry one request's tenant into another.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TenantTransaction {}
