/**
 * The API as a whole: which resources it has.
 * One package a component below it; none of them imports another.
 */
@NullMarked
package org.flightplan.web;

import org.jspecify.annotations.NullMarked;
