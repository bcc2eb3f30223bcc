package org.flightplan.web.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Set;
import org.flightplan.ops.Metrics;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/** Measures each request under its route's template, and forbids caches to keep answers. */
@Provider
@SuppressWarnings("NullAway.Init")
public class RequestTimes implements ContainerResponseFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    @Context
    ResourceInfo resource;

    @Inject
    Metrics metrics;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        metrics.request(method(request), route(resource), response.getStatus(), age(request));
    }

    private static Duration age(ContainerRequestContext request) {
        return request.getProperty(RequestScope.STARTED_NANOS) instanceof Long started
                ? Duration.ofNanos(System.nanoTime() - started)
                : Duration.ZERO;
    }

    // anyone may make up a method, and each would be kept for ever
    private static String method(ContainerRequestContext request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    }

    /** The route's template; none where the request found no method. */
    static String route(ResourceInfo resource) {
        if (resource.getResourceMethod() == null) {
            return "none";
        }
        return path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
    }

    private static String path(@Nullable Path path) {
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
