/**
 * Commands that touch one patient or stay, raced against each other from two nodes: what comes of two at once must be what
 * comes of them one after the other, in some order.
 */
@NullMarked
package org.flightplan.bench.races;

import org.jspecify.annotations.NullMarked;
