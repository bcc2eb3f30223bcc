/**
 * Documents, pictures and recordings of stays, as they are shown.
 * What is said of them is in the admissions' events, what they hold in the contents' store.
 */
@NullMarked
package org.flightplan.attachments;

import org.jspecify.annotations.NullMarked;
