/**
 * Commands of the API, one a line.
 * They become the events that they would have made, so that each is known again by its line.
 */
@NullMarked
package org.flightplan.imports.ndjson;

import org.jspecify.annotations.NullMarked;
