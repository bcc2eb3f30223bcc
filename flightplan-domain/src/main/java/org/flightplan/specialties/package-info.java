/**
 * What each specialty declares: its locations, risk states and event types, read from manifests.
 * The code knows no ward and no risk state by name.
 */
@NullMarked
package org.flightplan.specialties;

import org.jspecify.annotations.NullMarked;
