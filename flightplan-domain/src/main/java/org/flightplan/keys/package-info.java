/**
 * The keys that encrypt what is known of patients: one or more a patient, wrapped by their tenant's, which is wrapped by
 * the installation's master key. Wrapped keys lie in a store apart from the log; to erase a patient is to lose theirs.
 */
@NullMarked
package org.flightplan.keys;

import org.jspecify.annotations.NullMarked;
