/**
 * What shows that the log was not altered behind the application's back (45 CFR 164.312(c)): signed chains of digests.
 * A sealer tails the log; an append knows nothing of it.
 */
@NullMarked
package org.flightplan.integrity;

import org.jspecify.annotations.NullMarked;
