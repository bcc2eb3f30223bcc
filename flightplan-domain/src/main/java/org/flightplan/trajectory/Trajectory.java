package org.flightplan.trajectory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;
import org.flightplan.trajectory.Change.Admitted;
import org.flightplan.trajectory.Change.Discharged;
import org.flightplan.trajectory.Change.Moved;
import org.flightplan.trajectory.Change.RiskChanged;
import org.jspecify.annotations.Nullable;

/**
 * Calculates a stay's steps from its changes. Location comes from moves alone and risk from risk states alone; changes of
 * one moment make one step; a step begins only where something differs from the step before; the first begins with the
 * first move.
 */
public final class Trajectory {

    private final List<Step> steps = new ArrayList<>();
    private @Nullable Manifest manifest;
    private @Nullable Moved place;
    private @Nullable RiskChanged risk;
    private boolean discharged;

    private Trajectory() {}

    /**
     * The steps of a stay, ascending.
     *
     * @param changes ascending by moment, those of one moment in the order of their recording
     */
    public static List<Step> of(List<Change> changes) {
        Trajectory trajectory = new Trajectory();
        for (int i = 0; i < changes.size(); i++) {
            trajectory.take(changes.get(i));
            boolean lastOfItsMoment = i + 1 == changes.size()
                    || !changes.get(i + 1).at().equals(changes.get(i).at());
            if (lastOfItsMoment) {
                trajectory.step(changes.get(i));
            }
        }
        return List.copyOf(trajectory.steps);
    }

    private void take(Change change) {
        if (change instanceof Admitted admitted) {
            manifest = Specialties.find(admitted.specialty()).orElse(null);
        } else if (change instanceof Moved moved) {
            place = moved;
        } else if (change instanceof RiskChanged changed) {
            risk = changed;
        } else if (change instanceof Discharged) {
            discharged = true;
        } else {
            throw new IllegalArgumentException("unknown change " + change.getClass());
        }
    }

    private void step(Change by) {
        Step step = discharged ? home(by) : place == null ? null : at(place, by);
        if (step != null && last().filter(before -> sameState(before, step)).isEmpty()) {
            last().ifPresent(before -> steps.set(steps.size() - 1, before.until(by.at())));
            steps.add(step);
        }
    }

    private Step at(Moved where, Change by) {
        String level = risk == null ? null : risk.riskLevel();
        return new Step(by.id(), where.location(), where.bed(), level, levelAt(where.location()), by.at(), null);
    }

    private Step home(Change by) {
        String location = manifest == null ? "DC" : manifest.dischargeLocation();
        Integer level = manifest == null ? null : manifest.dischargeLevel();
        return new Step(by.id(), location, null, null, level, by.at(), null);
    }

    private @Nullable Integer levelAt(String location) {
        RiskChanged state = risk;
        Manifest newest = manifest;
        if (newest == null || state == null) {
            return null;
        }
        String version = state.version();
        Manifest judge = version == null
                ? newest
                : Specialties.find(newest.name(), version).orElse(newest);
        String code = judge.locationCode(location).orElse(location);
        return judge.riskState(state.riskLevel())
                .map(known -> known.levelAt(code))
                .orElse(null);
    }

    private Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    private static boolean sameState(Step before, Step after) {
        Instant same = before.effectiveAt();
        return new Step(before.id(), after.location(), after.bed(), after.riskLevel(), after.level(), same, null)
                .equals(before);
    }
}
