/**
 * What an operator does with the database: our changelog under Liquibase's own command line, and what that lacks. It reads the
 * same settings as the servers.
 */
@NullMarked
package org.flightplan.operator;

import org.jspecify.annotations.NullMarked;
