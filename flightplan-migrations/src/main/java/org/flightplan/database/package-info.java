/** How PostgreSQL fares, and what an operator does about it: the same questions and deeds for the API and the command line. */
@NullMarked
package org.flightplan.database;

import org.jspecify.annotations.NullMarked;
