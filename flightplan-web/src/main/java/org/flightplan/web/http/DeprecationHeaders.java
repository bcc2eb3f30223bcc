package org.flightplan.web.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flightplan.fields.Deprecation;
import org.flightplan.fields.Field;
import org.flightplan.ops.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Tells a caller who uses what is deprecated, by the headers {@code Deprecation} (RFC 9745) and {@code Sunset} (RFC 8594), and
 * counts it, so that an operator knows who must be told before it goes.
 */
@Provider
@SuppressWarnings("NullAway.Init")
public class DeprecationHeaders implements ContainerResponseFilter {

    /** Where {@link ApiRequest} keeps the deprecated fields that a body has. */
    static final String FIELDS = "flightplan.deprecated-fields";

    // two digits of the day, which DateTimeFormatter.RFC_1123_DATE_TIME does not give
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    @Context
    ResourceInfo resource;

    @Inject
    Metrics metrics;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Map<String, Deprecation> used =
                used(method, request.getUriInfo().getQueryParameters().keySet(), fields(request));
        tell(used.values(), response.getHeaders());
        used.keySet().forEach(what -> metrics.deprecated(request.getMethod(), RequestTimes.route(resource), what));
    }

    /** What an annotation says. */
    public static Deprecation said(DeprecatedApi annotation) {
        return Deprecation.of(annotation.since(), annotation.sunset(), annotation.instead());
    }

    /** What a request to a method uses of what is deprecated, by what it is. */
    static Map<String, Deprecation> used(Method method, Set<String> query, Collection<Field> fields) {
        Map<String, Deprecation> used = new TreeMap<>();
        for (DeprecatedApi told : method.getAnnotationsByType(DeprecatedApi.class)) {
            if (told.parameter().isEmpty()) {
                used.put("operation", said(told));
            } else if (query.contains(told.parameter())) {
                used.put("parameter " + told.parameter(), said(told));
            }
        }
        for (Field field : fields) {
            used.put("field " + field.name(), Objects.requireNonNull(field.deprecation()));
        }
        return used;
    }

    /** Adds the earliest of the days. */
    static void tell(Collection<Deprecation> used, MultivaluedMap<String, Object> headers) {
        earliest(used, Deprecation::since).forEach(since -> {
            headers.putSingle("Deprecation", "@" + since.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
            headers.add("Link", "</openapi>; rel=\"deprecation\"");
        });
        earliest(used, Deprecation::sunset)
                .forEach(sunset -> headers.putSingle(
                        "Sunset", HTTP_DATE.format(sunset.atStartOfDay().atOffset(ZoneOffset.UTC))));
    }

    private static Stream<LocalDate> earliest(
            Collection<Deprecation> used, Function<Deprecation, @Nullable LocalDate> day) {
        return used.stream().map(day).filter(Objects::nonNull).sorted().limit(1);
    }

    @SuppressWarnings("unchecked") // nobody else puts anything there
    private static List<Field> fields(ContainerRequestContext request) {
        return request.getProperty(FIELDS) instanceof List<?> fields ? (List<Field>) fields : List.of();
    }
}
