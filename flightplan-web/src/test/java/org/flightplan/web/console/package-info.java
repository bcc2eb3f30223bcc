/**
 * The console in a real browser, against a running server. What a clinician would do is done here, with made-up people.
 */
@NullMarked
package org.flightplan.web.console;

import org.jspecify.annotations.NullMarked;
