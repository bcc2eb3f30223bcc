package org.flightplan.client.admissions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the way through the hospital: where the patient was, and how ill.
 *
 * @param id of the event that it begins with
 * @param admissionId of the stay
 * @param location by its code
 * @param bed in which bed
 * @param riskLevel how ill
 * @param level the band of that risk, from 0
 * @param effectiveAt since when
 * @param endedAt until when; null of the last one
 * @param durationHours in hours
 */
public record Step(
        UUID id,
        UUID admissionId,
        String location,
        @Nullable String bed,
        @Nullable String riskLevel,
        @Nullable Integer level,
        Instant effectiveAt,
        @Nullable Instant endedAt,
        @Nullable Double durationHours) {}
