package org.flightplan.client.flightplans;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to raise.
 *
 * @param kind something to do, or what keeps the patient from leaving
 * @param text up to 500 characters
 * @param ownerId the user who sees to it
 * @param ownerName that user's name, or a role
 * @param due until when
 * @param raisedByEvent the event that it comes from
 * @param taskId an id of the caller's choice
 */
public record NewTask(
        TaskKind kind,
        String text,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Nullable Instant due,
        @Nullable UUID raisedByEvent,
        @Nullable UUID taskId) {

    /** What it can't be without. */
    public NewTask(TaskKind kind, String text) {
        this(kind, text, null, null, null, null, null);
    }

    /** Says the user who sees to it. */
    public NewTask ownerId(UUID ownerId) {
        return new NewTask(kind, text, ownerId, ownerName, due, raisedByEvent, taskId);
    }

    /** Says that user's name, or a role. */
    public NewTask ownerName(String ownerName) {
        return new NewTask(kind, text, ownerId, ownerName, due, raisedByEvent, taskId);
    }

    /** Says until when. */
    public NewTask due(Instant due) {
        return new NewTask(kind, text, ownerId, ownerName, due, raisedByEvent, taskId);
    }

    /** Says the event that it comes from. */
    public NewTask raisedByEvent(UUID raisedByEvent) {
        return new NewTask(kind, text, ownerId, ownerName, due, raisedByEvent, taskId);
    }

    /** Says an id of the caller's choice. */
    public NewTask taskId(UUID taskId) {
        return new NewTask(kind, text, ownerId, ownerName, due, raisedByEvent, taskId);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewTask[taskId=" + taskId + "]";
    }
}
