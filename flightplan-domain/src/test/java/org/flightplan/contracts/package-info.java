/**
 * The stored form of every event, approved: a change of it is a reviewed difference of a file.
 * What is stored once must be readable for ever.
 */
@NullMarked
package org.flightplan.contracts;

import org.jspecify.annotations.NullMarked;
