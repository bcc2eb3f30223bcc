package org.flightplan.client.units;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which bed now, and what the day brings.
 *
 * @param position of the feed, up to which it shows all; what a follower of notices begins behind
 * @param units in the order in which they were opened
 * @param withoutBed in a unit, and in no bed
 * @param elsewhere in no unit
 * @param day what was done, and what is to come
 */
public record Board(
        long position, List<UnitOnBoard> units, List<Occupant> withoutBed, List<Occupant> elsewhere, BoardDay day) {

    /** Lists that are not told are empty. */
    public Board {
        units = Lists.orEmpty(units);
        withoutBed = Lists.orEmpty(withoutBed);
        elsewhere = Lists.orEmpty(elsewhere);
    }

    /**
     * A unit on the board.
     *
     * @param unitId its id; null of a place that no unit declares
     * @param location its code
     * @param name as it is shown
     * @param specialty by its name
     * @param numbers in short
     * @param beds by their names
     */
    public record UnitOnBoard(
            @Nullable UUID unitId,
            String location,
            String name,
            @Nullable String specialty,
            Numbers numbers,
            List<BoardBed> beds) {

        /** Lists that are not told are empty. */
        public UnitOnBoard {
            beds = Lists.orEmpty(beds);
        }
    }

    /**
     * A unit in numbers.
     *
     * @param occupied beds with somebody
     * @param open beds that could take somebody
     * @param unavailable beds that can't be used
     * @param pendingIn moves that are asked for into it
     * @param pendingOut moves that are asked for out of it
     * @param beds in all
     */
    public record Numbers(int occupied, int open, int unavailable, int pendingIn, int pendingOut, int beds) {}

    /**
     * A bed on the board.
     *
     * @param bed its name
     * @param attributes what it has
     * @param state whether somebody is in it, or can be
     * @param undeclared whether no unit declares it
     * @param reason why it can't be used
     * @param until until when
     * @param occupants who is in it
     */
    public record BoardBed(
            String bed,
            List<String> attributes,
            State state,
            boolean undeclared,
            @Nullable String reason,
            @Nullable Instant until,
            List<Occupant> occupants) {

        /** Lists that are not told are empty. */
        public BoardBed {
            attributes = Lists.orEmpty(attributes);
            occupants = Lists.orEmpty(occupants);
        }

        /** What a bed is on the board. */
        @JsonbTypeAdapter(State.Adapter.class)
        public enum State {
            AVAILABLE,
            OCCUPIED,
            CLEANING,
            BLOCKED,
            DOUBLE;

            @Override
            public String toString() {
                return Words.of(this);
            }

            /** Its words in JSON. */
            public static final class Adapter extends Words<State> {
                /** As JSON binding makes it. */
                public Adapter() {
                    super(State.class);
                }
            }
        }
    }
}
