package org.flightplan.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every method of every resource that the API has in development. */
public final class Routes {

    /** A method of HTTP, and the template of its path under the API. */
    public record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Routes() {}

    /** The routes, in no order that means anything. */
    public static List<Route> all() {
        System.setProperty("ENVIRONMENT", "development");
        return new Api()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(Routes::of)
                        .toList();
    }

    private static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> new Route(verb.value(), path(resource, method))));
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        return path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
