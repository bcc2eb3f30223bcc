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
import org.flightplan.ops.Metrics;
import org.jspecify.annotations.Nullable;

/** Measures each request under its route's template, and forbids caches to keep answers. */
@Provider
@SuppressWarnings("NullAway.Init")
public class RequestTimes implements ContainerResponseFilter {

    @Context
    ResourceInfo resource;

    @Inject
    Metrics metrics;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        metrics.request(request.getMethod(), route(), response.getStatus(), age(request));
    }

    private static Duration age(ContainerRequestContext request) {
        return request.getProperty(RequestScope.STARTED_NANOS) instanceof Long started
                ? Duration.ofNanos(System.nanoTime() - started)
                : Duration.ZERO;
    }

    private String route() {
        if (resource.getResourceMethod() == null) {
            return "none";
        }
        return path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
    }

    private static String path(@Nullable Path path) {
        if (path == null || path.value().isEmpty()) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
