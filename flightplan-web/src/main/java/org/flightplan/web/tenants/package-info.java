/**
 * Administration of tenants over HTTP.
 * It shows hospitals, never their patients.
 */
@NullMarked
package org.flightplan.web.tenants;

import org.jspecify.annotations.NullMarked;
