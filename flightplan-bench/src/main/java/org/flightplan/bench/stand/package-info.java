/**
 * A stand of real parts, each a process of its own that can be stopped, killed or held: PostgreSQL, and any number of
 * application servers on it. Benchmarks and fault trials stand on it.
 */
@NullMarked
package org.flightplan.bench.stand;

import org.jspecify.annotations.NullMarked;
