package org.flightplan.bench.board;

import org.jspecify.annotations.Nullable;

/** Where a patient is: a unit's location, and a bed of it or none. */
record Place(String location, @Nullable String bed) {}
