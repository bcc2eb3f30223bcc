package org.flightplan.web.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flightplan.fields.Deprecation;
import org.flightplan.web.Api;
import org.flightplan.web.http.DeprecatedApi;
import org.flightplan.web.http.DeprecationHeaders;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;

/** What the resources' methods say of themselves: who may call them, and what of them is deprecated. */
final class DeclaredMethods {

    private final Map<String, Method> byRoute = new TreeMap<>();

    DeclaredMethods() {
        for (Class<?> type : new Api().getClasses()) {
            Path root = type.getAnnotation(Path.class);
            if (root != null) {
                for (Method method : type.getDeclaredMethods()) {
                    add(root.value(), method);
                }
            }
        }
    }

    /** The roles that may call an operation, or that displays alone may; any authenticated user's when there is none. */
    List<String> roles(Endpoint endpoint) {
        Allowed allowed = of(endpoint).getAnnotation(Allowed.class);
        if (allowed == null) {
            return List.of();
        }
        return allowed.byDisplays()
                ? List.of("display")
                : Arrays.stream(allowed.value()).map(Role::group).toList();
    }

    /** That an operation is deprecated, or one of its parameters; empty when it is not. */
    Optional<Deprecation> deprecation(Endpoint endpoint, String parameter) {
        return Arrays.stream(of(endpoint).getAnnotationsByType(DeprecatedApi.class))
                .filter(told -> told.parameter().equals(parameter))
                .map(DeprecationHeaders::said)
                .findFirst();
    }

    private Method of(Endpoint endpoint) {
        return Objects.requireNonNull(byRoute.get(endpoint.name()), endpoint::path);
    }

    private void add(String root, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = ("/" + root + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                byRoute.put(verb.value() + " " + path.replaceAll("(?<=.)/$", ""), method);
            }
        }
    }
}
