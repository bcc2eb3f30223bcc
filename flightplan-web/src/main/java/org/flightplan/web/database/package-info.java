/** {@code /admin/database}: how PostgreSQL fares. */
@NullMarked
package org.flightplan.web.database;

import org.jspecify.annotations.NullMarked;
