/**
 * What a field may hold: declared once, checked wherever a request, an event or a manifest brings one.
 * An error names its field, what is wrong and what would be right.
 */
@NullMarked
package org.flightplan.fields;

import org.jspecify.annotations.NullMarked;
