/**
 * What runs inside the server under measurement: drivers that call the application's own beans, and the contenders beside
 * them. Packed into a library of {@code bench.war}; no part of the product.
 */
@NullMarked
package org.flightplan.bench.inside;

import org.jspecify.annotations.NullMarked;
