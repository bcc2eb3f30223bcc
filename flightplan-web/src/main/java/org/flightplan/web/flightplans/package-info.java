/**
 * Flight plans over HTTP.
 * They are made with their admission; here they are read.
 */
@NullMarked
package org.flightplan.web.flightplans;

import org.jspecify.annotations.NullMarked;
