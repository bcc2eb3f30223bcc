/**
 * Sign-in without an identity provider.
 * It exists in development alone.
 */
@NullMarked
package org.flightplan.web.development;

import org.jspecify.annotations.NullMarked;
