package org.flightplan.simulator.flow;

import org.flightplan.simulator.Scale;

/** What happens looks at how much of it is recorded. */
record CircleViolation(Scale scale) {}
