package org.flightplan.web.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flightplan.web.Api;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;

/** Who may call what, from the resources' own declarations. */
final class Callers {

    private final Map<String, List<String>> rolesByRoute = new TreeMap<>();

    Callers() {
        this(new Api().getClasses());
    }

    private Callers(Set<Class<?>> classes) {
        for (Class<?> type : classes) {
            Path root = type.getAnnotation(Path.class);
            if (root != null) {
                for (Method method : type.getDeclaredMethods()) {
                    add(root.value(), method);
                }
            }
        }
    }

    /** The roles that may call an operation; any authenticated user's when there is none. */
    List<String> of(Endpoint endpoint) {
        return rolesByRoute.getOrDefault(endpoint.method() + " " + endpoint.path(), List.of());
    }

    private void add(String root, Method method) {
        Allowed allowed = method.getAnnotation(Allowed.class);
        if (allowed == null) {
            return;
        }
        Path own = method.getAnnotation(Path.class);
        String path = ("/" + root + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                rolesByRoute.put(
                        verb.value() + " " + path.replaceAll("(?<=.)/$", ""),
                        Arrays.stream(allowed.value()).map(Role::group).toList());
            }
        }
    }
}
