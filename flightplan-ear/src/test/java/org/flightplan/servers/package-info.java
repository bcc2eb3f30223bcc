/**
 * The EAR on the servers that hospitals run, configured by the very scripts that an operator is given. What is tested
 * here is that it deploys and works there; what it does in detail, the other modules test.
 */
@NullMarked
package org.flightplan.servers;

import org.jspecify.annotations.NullMarked;
