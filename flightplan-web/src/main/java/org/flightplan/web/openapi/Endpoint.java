package org.flightplan.web.openapi;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.flightplan.fields.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API.
 *
 * @param method of HTTP
 * @param path under the API, with its templates
 * @param summary one line
 * @param body of the request, or null
 * @param status when all goes well
 * @param answer its body
 * @param query names of the query's parameters, see {@link Parameter}
 * @param open whether no token is needed
 * @param traits what else it is
 */
record Endpoint(
        String method,
        String path,
        String summary,
        @Nullable Shape body,
        int status,
        Shape answer,
        List<Parameter> query,
        boolean open,
        Set<Trait> traits) {

    /** What decides how an operation may end. */
    enum Trait {
        /** Appends events: takes an Idempotency-Key and Prefer, conflicts. */
        COMMAND,
        /** Goes to a stream that must exist: takes If-Match. */
        ON_EXISTING,
        /** Is refused where If-Match is missing. */
        NEEDS_VERSION,
        /** Shows patients' data, or who saw it: takes a purpose, and is on record. */
        LOOK,
        /** What it asks for may be gone, though its path names nothing. */
        NOT_FOUND,
        /** May conflict without being a command on events. */
        CONFLICTS,
        /** Appends events without being a command that can be sent again. */
        APPENDS,
        /** Its body is a content, as it is. */
        TAKES_CONTENT,
        /** Answers with a content, or a part of it. */
        GIVES_CONTENT,
        /** Answers with server-sent events, until it is ended. */
        GIVES_EVENTS
    }

    static Endpoint get(String path, String summary, Shape answer, Parameter... query) {
        return new Endpoint("GET", path, summary, null, 200, answer, List.of(query), false, Set.of());
    }

    static Endpoint look(String path, String summary, Shape answer, Parameter... query) {
        return new Endpoint("GET", path, summary, null, 200, answer, List.of(query), false, Set.of(Trait.LOOK));
    }

    static Endpoint send(
            String method,
            String path,
            String summary,
            @Nullable Shape body,
            int status,
            Shape answer,
            Trait... traits) {
        return new Endpoint(method, path, summary, body, status, answer, List.of(), false, Set.of(traits));
    }

    Endpoint openToAll() {
        return new Endpoint(method, path, summary, body, status, answer, query, true, traits);
    }

    Endpoint with(Parameter... parameters) {
        return new Endpoint(method, path, summary, body, status, answer, Arrays.asList(parameters), open, traits);
    }

    Endpoint that(Trait trait) {
        Set<Trait> all = new HashSet<>(traits);
        all.add(trait);
        return new Endpoint(method, path, summary, body, status, answer, query, open, Set.copyOf(all));
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it may be answered 202: what it records is durable, and the queries will show it soon. */
    boolean appends() {
        return is(Trait.COMMAND) || is(Trait.APPENDS);
    }

    /** The part of the API that it belongs to, by which generated clients are divided: {@code patients}. */
    String tag() {
        return path.substring(1).replaceFirst("/.*", "");
    }

    /** Whether it gives a part of its content, and nothing of what the caller has already. */
    boolean givesParts() {
        return is(Trait.GIVES_CONTENT) && path.endsWith("/content");
    }

    /** As people call it: {@code POST /admissions/{id}/location}. */
    String name() {
        return method + " " + path;
    }

    /** A name for programs: {@code post_admissions_id_location}. */
    String operationId() {
        return (method + path)
                .replaceAll("[^A-Za-z]+", "_")
                .replaceAll("_$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The statuses of the problems it may end with. */
    Set<Integer> problems() {
        Set<Integer> statuses = new TreeSet<>(Set.of(406, 503));
        if (body != null || is(Trait.COMMAND) || (method.equals("GET") && !is(Trait.GIVES_CONTENT))) {
            statuses.add(400);
        }
        if (!open) {
            statuses.addAll(Set.of(401, 403, 429));
        }
        if (path.contains("{") || is(Trait.ON_EXISTING) || is(Trait.NOT_FOUND)) {
            statuses.add(404);
        }
        if (body != null || is(Trait.TAKES_CONTENT)) {
            statuses.addAll(Set.of(408, 413, 415, 422));
        }
        if (is(Trait.LOOK) || query.stream().anyMatch(Parameter::hasRange)) {
            statuses.add(422);
        }
        if (is(Trait.COMMAND) || is(Trait.CONFLICTS)) {
            statuses.add(409);
        }
        if (is(Trait.COMMAND)) {
            // an Idempotency-Key may be wrong, or another body's
            statuses.addAll(Set.of(412, 422));
        }
        if (is(Trait.GIVES_CONTENT)) {
            // it is of the type that it is, whatever is acceptable
            statuses.remove(406);
        }
        if (givesParts()) {
            statuses.add(416);
        }
        if (is(Trait.NEEDS_VERSION)) {
            statuses.add(428);
        }
        return statuses;
    }
}
