package org.flightplan.client.events;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** What a stream is about. */
@JsonbTypeAdapter(StreamType.Adapter.class)
public enum StreamType {
    ADMISSION("Admission"),
    FLIGHT_PLAN("FlightPlan"),
    UNIT("Unit"),
    PATIENT("Patient");

    private final String word;

    StreamType(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<StreamType> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(StreamType.class);
        }
    }
}
