/**
 * The read model of admissions: where each stay stands now.
 * The same fold answers how it stood at any moment of recording.
 */
@NullMarked
package org.flightplan.admissions.views;

import org.jspecify.annotations.NullMarked;
