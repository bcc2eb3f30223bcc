/**
 * What really happened in hospitals that never were: who came, which bed was free, when an operation could be, who went home. Nothing
 * here knows of records or commands.
 */
@NullMarked
package org.flightplan.simulator.flow;

import org.jspecify.annotations.NullMarked;
