package org.flightplan.web.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of the API's resources by their addresses, for what has to be known before JAX-RS is asked. */
public final class Routes {

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    /** The routes of those classes that are resources. */
    public static Routes of(Collection<Class<?>> classes) {
        return new Routes(classes.stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> routes(type, method)))
                .toList());
    }

    /**
     * The methods that may be meant: more than one where a fixed part of one template could be another's parameter, none
     * where the address is none.
     *
     * @param verb of HTTP
     * @param path under the API, decoded
     */
    List<Method> find(String verb, @Nullable String path) {
        String asked = trimmed(path == null ? "" : path);
        return routes.stream()
                .filter(route ->
                        route.verb.equals(verb) && route.path.matcher(asked).matches())
                .map(Route::method)
                .toList();
    }

    private static Stream<Route> routes(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = trimmed(type.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value()));
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(annotation -> annotation.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> new Route(verb.value(), pattern(template), method));
    }

    // a parameter's own pattern is not asked: what it refuses is refused later
    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(template.split("/"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .reduce((left, right) -> left + "/" + right)
                .orElse(""));
    }

    private static String trimmed(String path) {
        return path.replaceAll("/{2,}", "/").replaceAll("^/|/$", "");
    }

    private record Route(String verb, Pattern path, Method method) {}
}
