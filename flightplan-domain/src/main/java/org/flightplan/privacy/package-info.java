/**
 * The seam through which every PHI value passes on its way into the database and out of it, and the hashes it is found by.
 * Contracts on either side of it never change with what it does.
 */
@NullMarked
package org.flightplan.privacy;

import org.jspecify.annotations.NullMarked;
