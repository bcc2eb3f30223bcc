package org.flightplan.imports.sending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.VersionConflictException;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Unmappable;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.Begin;
import org.flightplan.imports.sending.Group.Step;
import org.jspecify.annotations.Nullable;

/**
 * Sends one group. What came of a command in an earlier run is told by its stream, and not sent again; an append names the
 * version up to which the stream was read, so that what was still on its way when the importer was killed is not recorded
 * twice either.
 */
final class GroupSender {

    private static final int MOST_EVENTS = 200;
    private static final int MOST_CHARACTERS = 300_000;

    private final Target target;
    private final Trial trial;
    private final Group group;
    private final Map<UUID, Stream> streams = new HashMap<>();
    private final Set<UUID> begun = new HashSet<>();
    private final Set<UUID> notBegun = new HashSet<>();
    private final Set<Origin> recorded = new HashSet<>();
    private final List<Step> chunk = new ArrayList<>();
    private int chunkCharacters;
    private boolean allIsNew;

    /** @param trial judges in place of the server where nothing is to be written */
    GroupSender(Target target, @Nullable Trial trial, Group group) {
        this.target = target;
        this.trial = trial == null ? Trial.NONE : trial;
        this.group = group;
        notBegun.addAll(group.missing());
        group.steps().stream()
                .map(Step::command)
                .filter(Begin.class::isInstance)
                .forEach(begin -> begun.add(begin.stream()));
    }

    /** Sends it all, and says what became of the rows; the report has why some are rejected. */
    Tally send(Report report) {
        if (group.isBegun()) {
            allIsNew = !stream(group.steps().get(0).command().stream()).isBegun();
        }
        for (Step step : group.steps()) {
            if (step.command() instanceof Append append) {
                take(step, append);
            } else {
                flush();
                sendAlone(step);
            }
        }
        flush();
        return tally(report);
    }

    private void take(Step step, Append append) {
        int characters = append.data().toString().length();
        boolean fits = chunk.isEmpty()
                || (chunk.get(0).command().stream().equals(append.stream())
                        && chunk.size() < MOST_EVENTS
                        && chunkCharacters + characters <= MOST_CHARACTERS);
        if (!fits) {
            flush();
        }
        chunk.add(step);
        chunkCharacters += characters;
    }

    private void sendAlone(Step step) {
        Command command = step.command();
        Stream stream = stream(command.stream());
        boolean begins = command instanceof Begin;
        if (stream.holds(command) || (begins && stream.isBegun())) {
            return;
        }
        boolean restless = command instanceof Begin begin ? notBegun.contains(begin.restsOn()) : isMissing(step);
        if (restless) {
            reject(step, Refusals.NOT_BEGUN);
            return;
        }
        try {
            int version = trial.isOn() ? trial.judge(command) : target.send(command);
            recorded.add(step.origin());
            if (version > 0) {
                stream.recorded(version);
            } else {
                streams.put(command.stream(), target.stream(command.stream()));
            }
        } catch (FlightPlanException e) {
            refused(step, e);
        } catch (Unmappable e) {
            reject(step, e.reason());
        }
    }

    private void refused(Step step, FlightPlanException e) {
        if (Refusals.isOfAll(e)) {
            throw e;
        }
        reject(step, Refusals.reason(e));
    }

    private void reject(Step step, Reason reason) {
        group.reject(step.origin(), reason);
        if (step.command() instanceof Begin) {
            notBegun.add(step.command().stream());
        }
    }

    private boolean isMissing(Step step) {
        return notBegun.contains(step.command().stream());
    }

    private void flush() {
        List<Step> steps = List.copyOf(chunk);
        chunk.clear();
        chunkCharacters = 0;
        if (!steps.isEmpty()) {
            Stream stream = stream(steps.get(0).command().stream());
            append(steps.stream().filter(step -> !stream.holds(step.command())).toList());
        }
    }

    private Stream stream(UUID id) {
        return streams.computeIfAbsent(id, this::found);
    }

    // where the patient was not there, no stay is that this import begins
    private Stream found(UUID id) {
        return allIsNew && begun.contains(id) ? Stream.none() : target.stream(id);
    }

    private void append(List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        } else if (isMissing(steps.get(0))) {
            steps.forEach(step -> reject(step, Refusals.NOT_BEGUN));
            return;
        }
        Stream stream = stream(steps.get(0).command().stream());
        List<Append> events =
                steps.stream().map(step -> (Append) step.command()).toList();
        try {
            if (trial.isOn()) {
                events.forEach(trial::judge);
                steps.forEach(step -> recorded.add(step.origin()));
            } else {
                appended(steps, stream, target.append(events, stream.version()));
            }
        } catch (VersionConflictException e) {
            again(steps);
        } catch (FlightPlanException e) {
            if (steps.size() == 1) {
                refused(steps.get(0), e);
            } else if (Refusals.isOfAll(e)) {
                throw e;
            } else {
                apart(steps, Refusals.named(e));
            }
        } catch (Unmappable e) {
            if (steps.size() == 1) {
                reject(steps.get(0), e.reason());
            } else {
                apart(steps, List.of());
            }
        }
    }

    // what was said before in other words, such as an event under the same id, is there and not recorded again
    private void appended(List<Step> steps, Stream stream, int reached) {
        if (reached - stream.version() == steps.size()) {
            stream.recorded(reached);
            steps.forEach(step -> recorded.add(step.origin()));
        } else {
            reread(steps);
        }
    }

    private Stream reread(List<Step> steps) {
        UUID id = steps.get(0).command().stream();
        Stream now = target.stream(id);
        streams.put(id, now);
        steps.stream().filter(step -> now.holds(step.command())).forEach(step -> recorded.add(step.origin()));
        return now;
    }

    // somebody else has written, or what was on its way when an earlier run was killed has arrived
    private void again(List<Step> steps) {
        Stream now = reread(steps);
        append(steps.stream().filter(step -> !now.holds(step.command())).toList());
    }

    // each is judged by itself in the end: those that are named at once, the others by halves
    private void apart(List<Step> steps, List<Integer> named) {
        if (named.isEmpty() || named.size() == steps.size()) {
            append(steps.subList(0, steps.size() / 2));
            append(steps.subList(steps.size() / 2, steps.size()));
            return;
        }
        int from = 0;
        for (int one : named) {
            append(steps.subList(from, one));
            append(steps.subList(one, one + 1));
            from = one + 1;
        }
        append(steps.subList(from, steps.size()));
    }

    private Tally tally(Report report) {
        Set<Origin> rows = new HashSet<>();
        group.steps().forEach(step -> rows.add(step.origin()));
        rows.addAll(group.rejected().keySet());
        long imported = 0;
        for (Origin row : rows) {
            Reason why = group.reason(row);
            if (why != null) {
                report.add(row, why);
            } else if (recorded.contains(row)) {
                imported++;
            }
        }
        long rejected = group.rejected().size();
        for (Map.Entry<Origin, Origin> follower : group.followers().entrySet()) {
            Reason why = group.reason(follower.getValue());
            if (why != null || !rows.contains(follower.getValue())) {
                report.add(follower.getKey(), Refusals.NOT_BEGUN);
                rejected++;
            } else if (recorded.contains(follower.getValue())) {
                imported++;
            }
        }
        long read = (long) rows.size() + group.followers().size();
        return new Tally(read, imported, read - imported - rejected, rejected);
    }
}
