/**
 * The places of a hospital that have beds: what a tenant declares of them, and what may be said of a bed.
 * Who lies in a bed is the stays' own to say; here it is only looked at.
 */
@NullMarked
package org.flightplan.units;

import org.jspecify.annotations.NullMarked;
