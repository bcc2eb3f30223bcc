/**
 * A hospital's keys over HTTP.
 * They are changed here and never shown.
 */
@NullMarked
package org.flightplan.web.keys;

import org.jspecify.annotations.NullMarked;
