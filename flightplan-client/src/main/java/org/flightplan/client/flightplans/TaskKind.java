package org.flightplan.client.flightplans;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** Something to do, or what keeps the patient from leaving. */
@JsonbTypeAdapter(TaskKind.Adapter.class)
public enum TaskKind {
    ACTION,
    BARRIER;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<TaskKind> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(TaskKind.class);
        }
    }
}
