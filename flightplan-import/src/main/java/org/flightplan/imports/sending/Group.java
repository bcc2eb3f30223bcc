package org.flightplan.imports.sending;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.imports.mapping.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What is sent one after the other, since it rests on one another: as a rule a patient with all stays. Groups do not rest on each
 * other, and are sent side by side. Each row that was read stands in one group, with what it asks for or with why it can't.
 */
public final class Group {

    /** One of a row's commands. */
    public record Step(Origin origin, Command command) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<Origin, Reason> rejected = new LinkedHashMap<>();
    private final Map<Origin, Origin> followers = new LinkedHashMap<>();
    private final Set<UUID> missing = new HashSet<>();

    /** Adds a command of a row; it is sent behind those that were added before. */
    public void add(Origin origin, Command command) {
        steps.add(new Step(origin, command));
    }

    /** A row that asks for nothing that could be sent. Of two reasons the first counts. */
    public void reject(Origin origin, Reason reason) {
        rejected.putIfAbsent(origin, reason);
    }

    /** A row that is imported by what another row asks for. */
    public void follow(Origin origin, Origin leader) {
        followers.put(origin, leader);
    }

    /** A stream that is not begun, since the row that would begin it is rejected: all that goes to it is rejected too. */
    public void without(UUID stream) {
        missing.add(stream);
    }

    Set<UUID> missing() {
        return missing;
    }

    /** Its commands, in their order. */
    public List<Step> steps() {
        return steps;
    }

    /** The rows that ask for nothing, each with why. */
    public Map<Origin, Reason> rejected() {
        return rejected;
    }

    /** The rows that are imported by what another one asks for. */
    public Map<Origin, Origin> followers() {
        return followers;
    }

    /** Whether its first command begins a stream without which none of its others can be. */
    boolean isBegun() {
        return !steps.isEmpty() && steps.get(0).command() instanceof Command.Begin first && first.restsOn() == null;
    }

    /** A row's reason, or null. */
    @Nullable
    Reason reason(Origin origin) {
        return rejected.get(origin);
    }
}
