/**
 * The log of the Python system, in PostgreSQL or SQLite.
 * Its events are read a patient at a time, in the order in which they were recorded.
 */
@NullMarked
package org.flightplan.imports.database;

import org.jspecify.annotations.NullMarked;
