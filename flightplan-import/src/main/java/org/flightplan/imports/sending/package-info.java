/**
 * Steps of an import, sent in their order, each once whatever happens.
 * What is refused stands in the report, and what came before is told by the streams themselves.
 */
@NullMarked
package org.flightplan.imports.sending;

import org.jspecify.annotations.NullMarked;
