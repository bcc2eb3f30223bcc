/**
 * What happens at the bedside, and what is said otherwise of it.
 * The fields of an event are what its specialty declares.
 */
@NullMarked
package org.flightplan.client.clinical;

import org.jspecify.annotations.NullMarked;
