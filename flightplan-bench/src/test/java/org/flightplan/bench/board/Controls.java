package org.flightplan.bench.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.bench.board.Log.State;
import org.flightplan.bench.board.Look.Seen;
import org.flightplan.client.events.Event;

/** Shows that the comparison finds what it is for: in what a screen was really given, with one thing changed. */
final class Controls {

    private final List<Event> events;
    private final List<Look> looks;
    private final Log log;
    private final Look first;
    private final Look last;

    Controls(List<Event> events, List<Look> looks) {
        this.events = events;
        this.looks = looks;
        this.log = Log.of(events);
        this.first = looks.get(0);
        this.last = looks.get(looks.size() - 1);
    }

    void check() {
        assertEquals(List.of(), Comparison.of(log, looks).differences());
        List<Seen> some = last.seen().subList(1, last.seen().size());
        assertFound("and it is at", log, with(inAnotherBed(last.seen().get(0)), some));
        assertFound("so many were not open then", log, with(some));
        assertFound("was never so at once", log, with(withOneAsItWasBefore()));
        assertFound("and the look before showed", log, List.of(last, first));
        Look boastful = new Look(log.end(), first.nanos(), first.seen(), first.odd());
        assertFound("says that it shows all", log, List.of(boastful));
        assertFound("and it is at", Log.of(withOneMoveToAnotherBed()), looks);
    }

    private static void assertFound(String how, Log log, List<Look> looks) {
        List<String> differences = Comparison.of(log, looks).differences();
        assertTrue(
                !differences.isEmpty() && differences.stream().allMatch(found -> found.contains(how)),
                () -> how + ": " + differences);
    }

    private List<Look> with(Seen one, List<Seen> others) {
        return with(Stream.concat(Stream.of(one), others.stream()).toList());
    }

    /** The looks, with another last answer. */
    private List<Look> with(List<Seen> seen) {
        List<Look> changed = new ArrayList<>(looks);
        changed.set(looks.size() - 1, new Look(0, last.nanos(), seen, last.odd()));
        return changed;
    }

    private static Seen inAnotherBed(Seen seen) {
        Place place = Objects.requireNonNull(seen.place());
        return new Seen(seen.stay(), seen.version(), new Place(place.location(), place.bed() + "a"));
    }

    /** Of those who are there from the first answer to the last, the one who moved first, as at the beginning. */
    private List<Seen> withOneAsItWasBefore() {
        Map<UUID, Seen> before = new HashMap<>();
        first.seen().forEach(seen -> before.put(seen.stay(), seen));
        Seen now = last.seen().stream()
                .filter(seen -> before.containsKey(seen.stay()) && !last.seen().contains(before.get(seen.stay())))
                .min(Comparator.comparing(seen -> state(seen).position()))
                .orElseThrow();
        return last.seen().stream()
                .map(seen -> seen.equals(now) ? before.getOrDefault(seen.stay(), seen) : seen)
                .toList();
    }

    private State state(Seen seen) {
        return log.state(seen.stay(), seen.version()).orElseThrow();
    }

    /** The log, in which a move that the first answer shows leads to another bed. */
    private List<Event> withOneMoveToAnotherBed() {
        Map<Long, Event> moves = new HashMap<>();
        events.stream()
                .filter(event -> "admission.location_changed".equals(event.eventType()))
                .forEach(move -> moves.put(move.position(), move));
        Event changed = first.seen().stream()
                .map(seen -> moves.get(state(seen).position()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return events.stream()
                .map(event -> event.equals(changed) ? toAnotherBed(event) : event)
                .toList();
    }

    private static Event toAnotherBed(Event event) {
        JsonObject data = Json.createObjectBuilder(Objects.requireNonNull(event.data()))
                .add("to_bed", "another")
                .build();
        return new Event(
                event.position(),
                event.streamId(),
                event.streamType(),
                event.eventVersion(),
                event.eventType(),
                data,
                event.metadata(),
                event.createdAt(),
                event.createdBy(),
                event.restricted(),
                event.accessHandle());
    }
}
