package org.flightplan.imports.sending;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What FlightPlan is asked to record. None shows its content: it may be PHI. */
public sealed interface Command {

    /** The same in every run: the {@code causation_id} of what comes of it, by which a later run knows it again. */
    UUID id();

    /** The stream that it goes to. */
    UUID stream();

    /** When the former system recorded it, where that is known. */
    @Nullable
    Instant imported();

    /**
     * Begins a stream.
     *
     * @param path of the API, such as {@code /patients}
     * @param body with the id of the stream in it
     * @param restsOn another stream that it is nothing without, or null
     */
    record Begin(
            UUID id,
            UUID stream,
            String path,
            JsonObject body,
            @Nullable UUID restsOn,
            @Nullable Instant imported) implements Command {

        @Override
        public String toString() {
            return "Begin[" + id + "]";
        }
    }

    /**
     * Appends an event to a stream.
     *
     * @param streamType such as {@code Admission}
     * @param eventType its stored name
     * @param data in its stored form
     */
    record Append(
            UUID id,
            UUID stream,
            String streamType,
            String eventType,
            JsonObject data,
            @Nullable Instant imported) implements Command {

        @Override
        public String toString() {
            return "Append[" + id + ", " + eventType + "]";
        }
    }

    /**
     * Attaches a file to a stay.
     *
     * @param said what is said of it, with its id
     * @param content the file
     */
    record Attach(
            UUID id,
            UUID stream,
            JsonObject said,
            Path content,
            @Nullable Instant imported) implements Command {

        @Override
        public String toString() {
            return "Attach[" + id + "]";
        }
    }

    /**
     * Anything else that the API takes, sent as it is. What comes of it is not known again by its id: its idempotency key alone
     * keeps it from being done twice, for as long as the server keeps that.
     *
     * @param body or null where there is none
     */
    record AsItIs(
            UUID id,
            UUID stream,
            String method,
            String path,
            @Nullable JsonObject body) implements Command {

        @Override
        public @Nullable Instant imported() {
            return null;
        }

        @Override
        public String toString() {
            return "AsItIs[" + id + "]";
        }
    }
}
