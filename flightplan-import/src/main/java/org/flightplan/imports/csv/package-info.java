/**
 * The former system's tables as files of comma-separated values.
 * They are read a patient at a time; only keys and places of rows are kept in memory.
 */
@NullMarked
package org.flightplan.imports.csv;

import org.jspecify.annotations.NullMarked;
