package org.flightplan.specialties;

import java.util.List;

/** A pack that can't be used; its author mends what the problems name. */
final class BrokenPack extends Exception {

    private final transient List<PackProblem> problems;

    /** @param problems at least one */
    BrokenPack(List<PackProblem> problems) {
        super(problems.get(0).toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<PackProblem> problems() {
        return problems;
    }
}
