package org.flightplan.simulator;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Json;

/** Makes commands of facts: each for itself, or those of a stream together, as an import sends them. */
final class Recording {

    private static final int MOST_TOGETHER = 400;
    private static final String ADMITTED = "admission.created";

    private final UUID tenant;
    private final UUID lane;
    private final String role;
    private final List<Command> commands = new ArrayList<>();
    private final Map<Fact, String> keys = new HashMap<>();

    Recording(UUID tenant, UUID lane, String role) {
        this.tenant = tenant;
        this.lane = lane;
        this.role = role;
    }

    /** A command for each fact, but one for all that was planned at a moment. */
    List<Command> each(List<Fact> facts) {
        for (int i = 0; i < facts.size(); ) {
            Fact first = facts.get(i);
            int next = i + 1;
            while (next < facts.size() && isPlannedWith(first, facts.get(next))) {
                next++;
            }
            if (next > i + 1) {
                together(facts.subList(i, next));
            } else {
                alone(first);
            }
            i = next;
        }
        return commands;
    }

    private static boolean isPlannedWith(Fact first, Fact other) {
        return first.stream() == Stream.PLAN
                && other.id().equals(first.id())
                && other.moment().equals(first.moment());
    }

    /** Who is registered, admitted and merged, as they happened; right behind its admission all else of a stay. */
    List<Command> byStay(List<Fact> facts) {
        Map<UUID, List<Fact>> streams = new HashMap<>();
        facts.forEach(fact ->
                streams.computeIfAbsent(fact.id(), id -> new ArrayList<>()).add(fact));
        for (Fact fact : facts) {
            if (fact.type().equals(ADMITTED)) {
                alone(fact);
                // first the plan: the discharge completes it
                inParts(streams.getOrDefault(PlanFacts.of(fact.id()), List.of()));
                List<Fact> stay = streams.getOrDefault(fact.id(), List.of());
                inParts(stay.stream().filter(other -> !other.equals(fact)).toList());
            } else if (fact.stream() == Stream.PATIENT) {
                alone(fact);
            }
        }
        return commands;
    }

    private void inParts(List<Fact> facts) {
        List<Fact> part = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.corrects() != null || fact.refusal() != null || part.size() == MOST_TOGETHER) {
                together(part);
                part.clear();
            }
            if (fact.refusal() != null || fact.corrects() != null || isCorrected(fact, facts)) {
                together(part);
                part.clear();
                alone(fact);
            } else {
                part.add(fact);
            }
        }
        together(part);
    }

    private static boolean isCorrected(Fact move, List<Fact> facts) {
        return facts.stream().anyMatch(fact -> move.equals(fact.corrects()));
    }

    /** One command for facts of a stream. */
    void together(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Fact first = facts.get(0);
        List<JsonObject> events = facts.stream()
                .map(fact -> Json.doc()
                        .with("event_type", fact.type())
                        .with("data", stored(fact))
                        .build())
                .toList();
        JsonObject body = Json.doc()
                .with("stream_id", first.id())
                .with("stream_type", first.stream().word)
                .with("events", events)
                .build();
        Instant moment = facts.get(facts.size() - 1).moment();
        command(moment, "POST", "/events", body, Optional.empty(), first);
    }

    private static JsonObject stored(Fact fact) {
        boolean names = fact.stream() == Stream.ADMISSION && Routes.namesStay(fact.type());
        return names && !fact.data().containsKey("admission_id")
                ? Json.doc().with("admission_id", fact.id()).with(fact.data()).build()
                : fact.data();
    }

    /** The fact's own command. */
    void alone(Fact fact) {
        Routes.Route route = Routes.of(fact);
        Fact corrects = fact.corrects();
        Optional<String> eventOf = Optional.ofNullable(corrects == null ? null : keys.get(corrects));
        command(fact.moment(), route.method(), route.path(), route.body(), eventOf, fact);
    }

    List<Command> commands() {
        return commands;
    }

    private void command(
            Instant moment, String method, String path, JsonObject body, Optional<String> eventOf, Fact fact) {
        String key = String.format(Locale.ROOT, "sim-%s-%04d", lane, commands.size());
        keys.put(fact, key);
        commands.add(new Command(
                tenant, lane, moment, role, method, path, body, key, eventOf, Optional.ofNullable(fact.refusal())));
    }
}
