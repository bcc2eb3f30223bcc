/**
 * What each specialty declares: its locations, risk states and event types, its plan, its calculators and rules, read from packs.
 * The code knows no ward and no risk state by name.
 */
@NullMarked
package org.flightplan.specialties;

import org.jspecify.annotations.NullMarked;
