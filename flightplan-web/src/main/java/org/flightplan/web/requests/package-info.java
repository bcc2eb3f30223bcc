/**
 * What is known of the request at hand: its id, its caller and that caller's roles, and what the audit trail will say of it.
 * Everything else of the web stands on it.
 */
@NullMarked
package org.flightplan.web.requests;

import org.jspecify.annotations.NullMarked;
