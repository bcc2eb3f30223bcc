/**
 * Turns the log into read models, each event exactly once, by position, with a checkpoint in the same transaction.
 * A rebuild goes the same way from position 0, into shadows of the read models.
 */
@NullMarked
package org.flightplan.projections;

import org.jspecify.annotations.NullMarked;
