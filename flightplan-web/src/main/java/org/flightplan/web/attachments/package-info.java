/**
 * Attachments of stays over HTTP.
 * What is said of one, and what it holds, come one after the other.
 */
@NullMarked
package org.flightplan.web.attachments;

import org.jspecify.annotations.NullMarked;
