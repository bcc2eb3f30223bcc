/**
 * The benchmark: everything that is promised about speed, measured in one run beside raw limits and peers. It drives the
 * stand from outside, and the drivers in the server by HTTP.
 */
@NullMarked
package org.flightplan.bench;

import org.jspecify.annotations.NullMarked;
