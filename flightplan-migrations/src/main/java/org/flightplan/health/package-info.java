/**
 * What the server's health endpoints ask. It stands in this lowest jar because WildFly looks for checks in an EAR's
 * libraries alone; whoever has something to say about the node's health registers it here.
 */
@NullMarked
package org.flightplan.health;

import org.jspecify.annotations.NullMarked;
