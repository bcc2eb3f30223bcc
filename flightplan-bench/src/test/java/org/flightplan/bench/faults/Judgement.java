package org.flightplan.bench.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.bench.faults.Model.Entry;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Outcome.Refused;

/** Compares what callers know with what is there. */
final class Judgement {

    private final Observation seen;
    private final Map<Effect, List<StoredEvent>> stored;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> torn = new ArrayList<>();
    private final List<String> disordered = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    private Judgement(Observation seen) {
        this.seen = seen;
        this.stored = seen.ownLog().stream().collect(Collectors.groupingBy(StoredEvent::effect));
    }

    static Findings of(Model model, Observation seen) {
        Judgement judgement = new Judgement(seen);
        judgement.doubled.addAll(model.contradictions());
        judgement.judgeCommands(model.entries());
        judgement.judgeUniqueness(model.entries());
        judgement.judgeStreams();
        judgement.judgeMoments();
        judgement.judgeTail("the table's tail", seen.tail(), seen.log());
        judgement.judgeTail("the feed", seen.feed(), seen.ownLog());
        return new Findings(
                judgement.lost,
                judgement.doubled,
                judgement.torn,
                judgement.disordered,
                judgement.missed,
                seen.unprojected());
    }

    private void judgeCommands(List<Entry> entries) {
        for (Entry entry : entries) {
            Command command = entry.command();
            List<StoredEvent> events = command.effects().stream()
                    .flatMap(effect -> stored.getOrDefault(effect, List.of()).stream())
                    .toList();
            long present =
                    command.effects().stream().filter(stored::containsKey).count();
            boolean whole = present == command.effects().size();
            if (events.size() > present) {
                doubled.add(command + " caused " + events.size() + " events instead of " + present);
            } else if (entry.outcome() instanceof Acknowledged acknowledged) {
                judgeAcknowledged(command, acknowledged, whole, events);
            } else if (entry.outcome() instanceof Refused && present > 0) {
                torn.add(command + " was refused and is stored");
            } else if (present > 0 && !whole) {
                torn.add(command + " is stored in part");
            }
        }
    }

    private void judgeAcknowledged(Command command, Acknowledged answer, boolean whole, List<StoredEvent> events) {
        if (!whole) {
            lost.add(command + " was told " + answer + " and is not stored, or in part");
            return;
        }
        UUID stream = events.get(0).stream();
        int version = events.stream()
                .filter(event -> event.stream().equals(stream))
                .mapToInt(StoredEvent::version)
                .max()
                .orElseThrow();
        long position = events.stream().mapToLong(StoredEvent::position).max().orElseThrow();
        Acknowledged there = new Acknowledged(version, position);
        if (!there.equals(answer)) {
            lost.add(command + " was told " + answer + " and stands at " + there);
        }
        if (!answer.equals(seen.receipts().get(command.key()))) {
            lost.add(command + " was told " + answer + "; its receipt says "
                    + seen.receipts().get(command.key()));
        }
    }

    private void judgeUniqueness(List<Entry> entries) {
        Set<String> taken = new HashSet<>();
        Set<Effect> asked = new HashSet<>();
        for (Entry entry : entries) {
            Command command = entry.command();
            asked.addAll(command.effects());
            boolean isStored = stored.containsKey(command.effects().get(0));
            if (isStored && !command.unique().isEmpty() && !taken.add(command.unique())) {
                doubled.add(command.unique() + " is stored of two commands");
            }
        }
        stored.keySet().stream()
                .filter(effect -> !asked.contains(effect))
                .forEach(effect -> doubled.add("nobody asked for " + effect));
        Set<String> ids = new HashSet<>();
        for (StoredEvent event : seen.ownLog()) {
            if (!ids.add(event.eventId())) {
                doubled.add("event_id " + event.eventId() + " again at position " + event.position());
            }
        }
    }

    private void judgeStreams() {
        Map<UUID, Integer> reached = new HashMap<>();
        for (StoredEvent event : seen.ownLog()) {
            int next = reached.getOrDefault(event.stream(), 0) + 1;
            if (event.version() != next) {
                disordered.add("version " + event.version() + " instead of " + next + " at " + event.position());
            }
            reached.put(event.stream(), event.version());
        }
    }

    private void judgeMoments() {
        Instant latest = seen.before();
        for (StoredEvent event : seen.log()) {
            if (event.createdAt().isBefore(latest)) {
                disordered.add("created_at goes back at " + event.position());
            }
            latest = event.createdAt();
        }
    }

    private void judgeTail(String reader, List<Long> positions, List<StoredEvent> log) {
        List<Long> expected = log.stream().map(StoredEvent::position).toList();
        if (positions.equals(expected)) {
            return;
        }
        Set<Long> unseen = new HashSet<>(expected);
        positions.forEach(unseen::remove);
        missed.add(reader + " saw " + positions.size() + " of " + expected.size()
                + (unseen.isEmpty()
                        ? ", but not exactly once and in order"
                        : ", not " + unseen.stream().sorted().limit(10).toList()));
    }
}
