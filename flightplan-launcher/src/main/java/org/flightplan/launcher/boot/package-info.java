/**
 * The first step of the runnable jar: all that stands on its outer class path beside Payara Micro's own boot classes.
 * Everything else is loaded from jars inside the jar, so that no library of the launcher is seen by the application.
 */
@NullMarked
package org.flightplan.launcher.boot;

import org.jspecify.annotations.NullMarked;
