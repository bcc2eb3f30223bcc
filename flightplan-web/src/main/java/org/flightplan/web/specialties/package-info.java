/**
 * The specialties' manifests over HTTP.
 * A console draws its bands and colours from them.
 */
@NullMarked
package org.flightplan.web.specialties;

import org.jspecify.annotations.NullMarked;
