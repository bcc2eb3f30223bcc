/**
 * The read model of attachments.
 * One row each, under the attachment's own id.
 */
@NullMarked
package org.flightplan.attachments.views;

import org.jspecify.annotations.NullMarked;
