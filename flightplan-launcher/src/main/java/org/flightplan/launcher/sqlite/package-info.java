/**
 * The development database in one file: what the embedded PostgreSQL holds, written behind it into SQLite, and filled from there
 * where PostgreSQL holds nothing yet. For synthetic data alone.
 */
@NullMarked
package org.flightplan.launcher.sqlite;

import org.jspecify.annotations.NullMarked;
