package org.flightplan.client.patients;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record is open for a while.
 *
 * @param id of the access
 * @param patientId whose record
 * @param admissionId of the stay, where the handle was one of a stay
 * @param endsAt until when
 */
public record EmergencyAccess(
        UUID id, UUID patientId, @Nullable UUID admissionId, Instant endsAt) {}
