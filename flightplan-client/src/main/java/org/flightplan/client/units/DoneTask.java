package org.flightplan.client.units;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that was done.
 *
 * @param admissionId of the stay
 * @param patientId of the patient
 * @param name the patient's
 * @param location where
 * @param bed in which bed
 * @param taskId of the task
 * @param kind action or barrier
 * @param text what was done
 * @param doneAt when
 */
public record DoneTask(
        UUID admissionId,
        UUID patientId,
        @Nullable String name,
        @Nullable String location,
        @Nullable String bed,
        UUID taskId,
        String kind,
        @Nullable String text,
        Instant doneAt) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "DoneTask[taskId=" + taskId + "]";
    }
}
