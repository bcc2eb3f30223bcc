/**
 * Who works in a hospital, as the tokens of its callers say, so that people are chosen by their names.
 * Nothing is decided by it: what somebody may do, each request's token says.
 */
@NullMarked
package org.flightplan.users;

import org.jspecify.annotations.NullMarked;
