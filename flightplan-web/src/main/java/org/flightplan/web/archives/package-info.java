/**
 * {@code /admin/archives}: all of a hospital in one file. One person asks for it, another lets it be made.
 */
@NullMarked
package org.flightplan.web.archives;

import org.jspecify.annotations.NullMarked;
