package org.flightplan.imports.ndjson;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Unmappable;
import org.flightplan.imports.sending.Group;
import org.flightplan.imports.sending.Origin;
import org.flightplan.imports.sending.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file of commands of the API, one a line: {@code {"tenant", "at", "method", "path", "body"}}. A first pass finds which lines
 * belong to which patient or unit; then each one's are read and sent in their order. A line is known by what it says, and of lines that say the
 * same by which of them it is: lines may be added to a file, and none counts twice.
 */
public final class NdjsonSource implements Source {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Reason NO_TENANT = new Reason(
            "the file has commands of several tenants, and this names none", "add tenant, or run without --tenant");

    private final Lines lines;
    private final String name;
    private final @Nullable String tenant;
    private final Mapping mapping;
    private final Map<UUID, List<Place>> lanes = new LinkedHashMap<>();
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final Map<UUID, UUID> stayOfEvent = new HashMap<>();
    private final Map<UUID, Integer> times = new HashMap<>();
    private final Group lost = new Group();

    /** Where a line is, and by which key it is known. */
    private record Place(long number, long offset, UUID key) {}

    /** @param tenant whose lines are taken, or null for all */
    public NdjsonSource(Path file, @Nullable String tenant, Mapping mapping) {
        this.lines = new Lines(file);
        this.name = String.valueOf(file.getFileName());
        this.tenant = tenant;
        this.mapping = mapping;
    }

    @Override
    public void read(Consumer<Group> groups) {
        lines.each(this::index);
        groups.accept(lost);
        Routes routes = new Routes(mapping.ids(), stayOfEvent);
        // merges may have made one of two
        Map<UUID, List<Place>> whole = new LinkedHashMap<>();
        lanes.forEach((lane, places) ->
                whole.computeIfAbsent(owner(lane), none -> new ArrayList<>()).addAll(places));
        whole.forEach((lane, places) -> {
            places.sort(Comparator.comparingLong(Place::number));
            groups.accept(group(lane, places, routes));
        });
    }

    private Origin origin(long number) {
        return new Origin(name, Long.toString(number));
    }

    private void index(String text, long number, long offset) {
        try {
            Line line = Line.of(text);
            if (line.method() == null) {
                return;
            } else if (tenant != null && line.tenant() == null) {
                throw NO_TENANT.exception();
            } else if (tenant != null && !tenant.equalsIgnoreCase(line.tenant())) {
                return;
            }
            UUID said = mapping.ids().of("text", text.strip());
            UUID key = mapping.ids().of("time", said, times.merge(said, 1, Integer::sum));
            lanes.computeIfAbsent(lane(line), none -> new ArrayList<>()).add(new Place(number, offset, key));
        } catch (Unmappable e) {
            lost.reject(origin(number), e.reason());
        }
    }

    private UUID lane(Line line) {
        String path = line.path();
        UUID inPath = line.inPath(2);
        UUID patient = line.id("patient_id");
        UUID stay = line.id("admission_id");
        if (path.equals("/admissions") && stay != null && patient != null) {
            owners.put(stay, patient);
            owners.put(planOf(stay), stay);
        } else if (path.endsWith("/merge") && inPath != null && line.id("retired_id") != null) {
            unite(inPath, line.id("retired_id"));
        }
        UUID event = line.id("event_id");
        if (path.equals("/clinical-events") && event != null && stay != null) {
            stayOfEvent.put(event, stay);
        }
        UUID stream = line.id("stream_id");
        UUID of = inPath != null
                ? stayOfEvent.getOrDefault(inPath, inPath)
                : stream != null ? stream : stay != null ? stay : patient != null ? patient : line.id("unit_id");
        return of == null ? NOBODY : owner(of);
    }

    private void unite(UUID one, @Nullable UUID other) {
        UUID first = owner(one);
        UUID second = other == null ? first : owner(other);
        if (!first.equals(second)) {
            owners.put(second, first);
        }
    }

    private UUID owner(UUID id) {
        UUID owner = id;
        for (UUID next = owners.get(owner); next != null && !next.equals(owner); next = owners.get(owner)) {
            owner = next;
        }
        return owner;
    }

    private static UUID planOf(UUID stay) {
        return UUID.nameUUIDFromBytes(("flightplan:" + stay).getBytes(StandardCharsets.UTF_8));
    }

    private Group group(UUID lane, List<Place> places, Routes routes) {
        Group group = new Group();
        for (Place place : places) {
            Origin origin = origin(place.number());
            try {
                Line line = Line.of(lines.at(place.offset()));
                routes.commands(line, place.key(), lane, mapping.imported(line.at()))
                        .forEach(command -> group.add(origin, command));
            } catch (Unmappable e) {
                group.reject(origin, e.reason());
            } catch (ClassCastException | IllegalArgumentException e) {
                group.reject(
                        origin, new Reason("its body has values of another kind", "see docs/api.md for what is sent"));
            }
        }
        return group;
    }

    @Override
    public void close() {
        lines.close();
    }
}
