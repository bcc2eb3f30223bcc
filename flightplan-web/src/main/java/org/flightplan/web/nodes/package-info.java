/**
 * The nodes of the installation over HTTP.
 * It shows what they tell of themselves, and no tenant's data.
 */
@NullMarked
package org.flightplan.web.nodes;

import org.jspecify.annotations.NullMarked;
