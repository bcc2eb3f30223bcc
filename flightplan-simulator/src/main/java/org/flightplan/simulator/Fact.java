package org.flightplan.simulator;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.simulator.Command.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Something that is recorded: an event, in its stored form.
 *
 * @param moment of recording
 * @param id of the stream
 * @param corrects the move that it corrects, whose id nobody knows before the server has answered
 * @param refusal what recording it is refused with, where that is meant
 */
record Fact(
        Instant moment,
        Stream stream,
        UUID id,
        String type,
        JsonObject data,
        @Nullable Fact corrects,
        @Nullable Refusal refusal) {

    /** The types of streams. */
    enum Stream {
        PATIENT("Patient"),
        ADMISSION("Admission"),
        PLAN("FlightPlan"),
        UNIT("Unit");

        /** As the API says it. */
        final String word;

        Stream(String word) {
            this.word = word;
        }
    }

    Fact at(Instant other) {
        return new Fact(other, stream, id, type, data, corrects, refusal);
    }
}
