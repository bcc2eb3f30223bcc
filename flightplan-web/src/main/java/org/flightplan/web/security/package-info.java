/**
 * Who may do what: the token's user, tenant and roles, checked before a resource is reached.
 * An endpoint without a declaration of roles is closed.
 */
@NullMarked
package org.flightplan.web.security;

import org.jspecify.annotations.NullMarked;
