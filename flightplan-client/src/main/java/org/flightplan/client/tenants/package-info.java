/**
 * Hospitals and their staff.
 * A token belongs to one hospital; it alone says to which.
 */
@NullMarked
package org.flightplan.client.tenants;

import org.jspecify.annotations.NullMarked;
