/**
 * Pictures and documents of a stay.
 * They are announced first, and sent then.
 */
@NullMarked
package org.flightplan.client.attachments;

import org.jspecify.annotations.NullMarked;
