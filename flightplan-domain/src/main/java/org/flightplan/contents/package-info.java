/**
 * What attachments hold: encrypted by the patient's key before it leaves the node, and kept in a folder or an S3-compatible store.
 * What is kept is what the log says; all else is removed.
 */
@NullMarked
package org.flightplan.contents;

import org.jspecify.annotations.NullMarked;
