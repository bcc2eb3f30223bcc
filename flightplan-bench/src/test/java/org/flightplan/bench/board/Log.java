package org.flightplan.bench.board;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.flightplan.bench.board.Moves.Move;
import org.flightplan.client.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * The log of a hospital, and what its events add up to at each position: which stays are open, and where each is. It rests
 * on what docs/events says, and on none of the application's code.
 */
final class Log {

    /** What a stay is. */
    enum Status {
        OPEN,
        DISCHARGED,
        CANCELLED
    }

    /**
     * A stay from one of its events on.
     *
     * @param position of that event
     * @param place null before the first move
     */
    record State(long position, Status status, @Nullable Place place) {

        boolean isOpen() {
            return status == Status.OPEN;
        }
    }

    private final Map<UUID, List<State>> states = new HashMap<>();
    private final Map<UUID, Moves> moves = new HashMap<>();
    /** How many stays are open from a position on. */
    private final NavigableMap<Long, Integer> open = new TreeMap<>(Map.of(0L, 0));

    private long events;

    Log() {}

    /** The log of these events, in their order. */
    static Log of(Iterable<Event> events) {
        Log log = new Log();
        events.forEach(log::take);
        return log;
    }

    /**
     * One event more.
     *
     * @throws IllegalStateException when it does not follow the one before
     */
    void take(Event event) {
        events++;
        if (!"Admission".equals(event.streamType())) {
            return;
        }
        UUID stay = Objects.requireNonNull(event.streamId());
        List<State> known = states.computeIfAbsent(stay, unused -> new ArrayList<>());
        if (!Objects.equals(event.eventVersion(), known.size() + 1) || event.position() <= open.lastKey()) {
            throw new IllegalStateException("The log has a gap before " + event);
        }
        boolean wasOpen = !known.isEmpty() && known.get(known.size() - 1).isOpen();
        Status status = status(event, known);
        Moves own = moves.computeIfAbsent(stay, unused -> new Moves());
        move(own, event);
        known.add(new State(event.position(), status, own.place().orElse(null)));
        int change = (status == Status.OPEN ? 1 : 0) - (wasOpen ? 1 : 0);
        open.put(event.position(), open.lastEntry().getValue() + change);
    }

    private static Status status(Event event, List<State> known) {
        return switch (Objects.requireNonNull(event.eventType())) {
            case "admission.created", "admission.discharge_cancelled" -> Status.OPEN;
            case "admission.discharged" -> Status.DISCHARGED;
            case "admission.cancelled" -> Status.CANCELLED;
            default -> known.get(known.size() - 1).status();
        };
    }

    private static void move(Moves moves, Event event) {
        JsonObject data = Objects.requireNonNull(event.data());
        if ("admission.location_changed".equals(event.eventType())) {
            String id = Objects.requireNonNull(event.metadata()).getString("event_id");
            moves.add(moved(UUID.fromString(id), data));
        } else if ("admission.location_corrected".equals(event.eventType())) {
            UUID id = UUID.fromString(data.getString("move_id"));
            if (data.getBoolean("retracted", false)) {
                moves.retract(id);
            } else {
                moves.correct(moved(id, data));
            }
        }
    }

    private static Move moved(UUID id, JsonObject data) {
        return new Move(
                id,
                Instant.parse(data.getString("effective_at")),
                new Place(data.getString("to_location"), data.getString("to_bed", null)));
    }

    /** All events, those that move nobody too. */
    long events() {
        return events;
    }

    /** The last position that tells of a stay; 0 when none does. */
    long end() {
        return open.lastKey();
    }

    Set<UUID> stays() {
        return states.keySet();
    }

    /** A stay after so many of its events; empty when it has not had as many. */
    Optional<State> state(UUID stay, int version) {
        List<State> known = states.getOrDefault(stay, List.of());
        return version < 1 || version > known.size() ? Optional.empty() : Optional.of(known.get(version - 1));
    }

    /** What a stay is in the end. */
    Status status(UUID stay) {
        List<State> known = Objects.requireNonNull(states.get(stay));
        return known.get(known.size() - 1).status();
    }

    /** Where a stay's patient was, and since when, as all of its events tell. */
    List<Moves.Step> steps(UUID stay) {
        return moves.getOrDefault(stay, new Moves()).steps();
    }

    /** The first position of a span at which so many stays are open; empty when there is none. */
    Optional<Long> firstWith(int openStays, long from, long until) {
        if (open.floorEntry(from).getValue() == openStays) {
            return Optional.of(from);
        }
        return open.subMap(from, false, until, true).entrySet().stream()
                .filter(entry -> entry.getValue() == openStays)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
