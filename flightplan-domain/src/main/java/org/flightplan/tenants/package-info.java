/**
 * Hospitals kept apart: who they are, and the one transaction that shows a request only its own tenant's rows.
 * The database does the isolating; nothing here filters by hand.
 */
@NullMarked
package org.flightplan.tenants;

import org.jspecify.annotations.NullMarked;
