/**
 * The walls between tenants under a server's real conditions: whole nodes on a whole PostgreSQL.
 */
@NullMarked
package org.flightplan.bench.rowsecurity;

import org.jspecify.annotations.NullMarked;
