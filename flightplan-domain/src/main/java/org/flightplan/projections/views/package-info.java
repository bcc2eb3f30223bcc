/**
 * What the rows of all read models share.
 * A row knows its tenant, its id and its data; nothing else is common to them.
 */
@NullMarked
package org.flightplan.projections.views;

import org.jspecify.annotations.NullMarked;
