/** The staff of a hospital, for those who choose among them. */
@NullMarked
package org.flightplan.web.users;

import org.jspecify.annotations.NullMarked;
