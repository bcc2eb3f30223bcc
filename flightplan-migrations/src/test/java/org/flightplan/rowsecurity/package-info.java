/**
 * The walls between tenants, as the migrated database has them: what its catalogue must say, what each role can do, and
 * what happens when a wall is taken away. No table is named here that the catalogue can name itself.
 */
@NullMarked
package org.flightplan.rowsecurity;

import org.jspecify.annotations.NullMarked;
