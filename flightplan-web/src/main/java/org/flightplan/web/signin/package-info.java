/**
 * How one signs in here.
 * It tells the console where the identity provider is, and takes no password itself.
 */
@NullMarked
package org.flightplan.web.signin;

import org.jspecify.annotations.NullMarked;
