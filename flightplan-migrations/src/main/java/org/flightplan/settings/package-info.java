/**
 * What the operator sets from outside: the environment, the database's address.
 * The server, the launcher and the scripts read a setting through the same code, so that it means the same everywhere.
 */
@NullMarked
package org.flightplan.settings;

import org.jspecify.annotations.NullMarked;
