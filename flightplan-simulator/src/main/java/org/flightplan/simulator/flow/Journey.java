package org.flightplan.simulator.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stay as it really was: where the patient lay, what was waited for, and how it ended. */
public final class Journey {

    public final UUID id;
    public final Person person;
    public final Pathway pathway;
    public final Instant admitted;

    /** Whether the patient will not leave alive. */
    public final boolean doomed;

    public final List<Placement> placements = new ArrayList<>();
    public final List<Wait> waits = new ArrayList<>();

    /** When it ended; null while the patient is there. */
    @Nullable
    public Instant ended;

    /** Whether it ended with the patient's death. */
    public boolean died;

    /** Whether it was entered, and was none. */
    public boolean calledOff;

    /** The slot of the operation; null where none is booked. */
    @Nullable
    public Instant slot;

    /** When the patient will be moved to the next unit; null where nothing of the kind is planned. */
    @Nullable
    public Instant nextMove;

    /** Who was born with this patient, and lies in the same bassinet where there is no other. */
    @Nullable
    Journey twin;

    /** Why a bed is shared. */
    public enum Sharing {
        NONE(""),
        OVERBOOKED("Overbooked: no bed was free"),
        TWINS("Twins share a bassinet");

        /** As the move says it; empty where nothing is shared. */
        public final String reason;

        Sharing(String reason) {
            this.reason = reason;
        }
    }

    /**
     * Where the patient lay from a moment on.
     *
     * @param bed null where there are none
     * @param step the number of the pathway's step
     */
    public record Placement(
            Instant from, String location, @Nullable String bed, int step, Sharing sharing) {}

    /**
     * A bed that is waited for, until the patient is placed in it.
     *
     * @param step the number of the pathway's step
     */
    public record Wait(Instant since, String location, int step) {}

    Journey(UUID id, Person person, Pathway pathway, Instant admitted, boolean doomed) {
        this.id = id;
        this.person = person;
        this.pathway = pathway;
        this.admitted = admitted;
        this.doomed = doomed;
    }

    /** Whether the patient is there. */
    public boolean isOpen() {
        return ended == null && !calledOff;
    }

    boolean isPlaced() {
        return !placements.isEmpty();
    }

    boolean isIn(String location) {
        return isPlaced() && last().location().equals(location);
    }

    Wait lastWait() {
        return waits.get(waits.size() - 1);
    }

    /** Where the patient is, or was at the end. */
    public Placement last() {
        return placements.get(placements.size() - 1);
    }

    /** When a step ended: with the next, with the stay, or not yet. */
    @Nullable
    public Instant endOf(int placement) {
        return placement + 1 < placements.size() ? placements.get(placement + 1).from() : ended;
    }
}
