package org.flightplan.bench.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Outcome.Refused;
import org.flightplan.bench.faults.Outcome.Unknown;

/** Every command of a round and what its caller knows of it. For any number of clients at once. */
final class Model {

    /** A command and what its caller knows of it. */
    record Entry(Command command, Outcome outcome) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Collection<String> contradictions = new ConcurrentLinkedQueue<>();

    /** To be told before the command leaves: from then on it may be recorded. */
    void sent(Command command) {
        entries.putIfAbsent(command.key(), new Entry(command, new Unknown()));
    }

    /** An answer came, to the command or to its repetition. */
    void answered(Command command, Outcome answer) {
        Entry before = entries.put(command.key(), new Entry(command, answer));
        if (before != null
                && before.outcome() instanceof Acknowledged
                && !before.outcome().equals(answer)) {
            contradictions.add(command + " was told " + before.outcome() + ", then " + answer);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Commands that were told one thing first and another when they were repeated. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    long acknowledged() {
        return count(Acknowledged.class);
    }

    long refused() {
        return count(Refused.class);
    }

    long unknown() {
        return count(Unknown.class);
    }

    private long count(Class<? extends Outcome> kind) {
        return entries.values().stream()
                .filter(entry -> kind.isInstance(entry.outcome()))
                .count();
    }
}
