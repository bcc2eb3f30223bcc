/** Reading who works in a hospital. */
@NullMarked
package org.flightplan.users.views;

import org.jspecify.annotations.NullMarked;
