/**
 * The OpenAPI document, made from the same declarations that check requests, so that the two can't differ.
 * A test compares it with the resources and with what the server really answers.
 */
@NullMarked
package org.flightplan.web.openapi;

import org.jspecify.annotations.NullMarked;
