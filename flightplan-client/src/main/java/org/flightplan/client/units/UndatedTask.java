package org.flightplan.client.units;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that is open and due on no day.
 *
 * @param admissionId of the stay
 * @param patientId of the patient
 * @param name the patient's
 * @param location where
 * @param bed in which bed
 * @param taskId of the task
 * @param kind action or barrier
 * @param text what is to be done
 */
public record UndatedTask(
        UUID admissionId,
        UUID patientId,
        @Nullable String name,
        @Nullable String location,
        @Nullable String bed,
        UUID taskId,
        String kind,
        @Nullable String text) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "UndatedTask[taskId=" + taskId + "]";
    }
}
