package org.flightplan.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a stream is about.
 *
 * @param patient whose record, stay or flight plan it is
 * @param stay which stay; null for the patient's own record
 * @param closed whether it is closed to the user who was asked about
 */
public record Concern(UUID patient, @Nullable UUID stay, boolean closed) {}
