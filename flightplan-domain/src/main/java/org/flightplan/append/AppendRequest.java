package org.flightplan.append;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.events.Condition;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What is appended as one: all of it or nothing.
 *
 * @param tenant whose streams they are
 * @param streams at least one; a stream at most once
 * @param claims keys that must be free
 * @param releases keys that are free from then on
 * @param conditions what must still be so
 * @param idempotency what to keep of it, or null when the caller gave no idempotency key
 * @param base an append, submitted before, whose events this one was decided on: unless it succeeds, this one is
 *     {@link AppendResult.Superseded}; null when it was decided on durable events alone
 */
public record AppendRequest(
        TenantId tenant,
        List<StreamAppend> streams,
        List<KeyClaim> claims,
        List<Release> releases,
        List<Condition> conditions,
        @Nullable IdempotencyRecord idempotency,
        @Nullable CompletionStage<AppendResult> base) {

    /** A request that was decided on durable events of its own streams alone. */
    public AppendRequest(
            TenantId tenant,
            List<StreamAppend> streams,
            List<KeyClaim> claims,
            @Nullable IdempotencyRecord idempotency) {
        this(tenant, streams, claims, List.of(), List.of(), idempotency, null);
    }

    /** A request that appends to one stream and claims nothing. */
    public static AppendRequest of(TenantId tenant, StreamAppend stream) {
        return new AppendRequest(tenant, List.of(stream), List.of(), null);
    }

    /** The same request, decided on the events of an append in flight. */
    public AppendRequest on(@Nullable CompletionStage<AppendResult> append) {
        return new AppendRequest(tenant, streams, claims, releases, conditions, idempotency, append);
    }

    /** The same request, which gives up keys. */
    public AppendRequest releasing(List<Release> given) {
        return new AppendRequest(tenant, streams, claims, given, conditions, idempotency, base);
    }

    /** The same request, under further conditions. */
    public AppendRequest under(List<Condition> further) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(further);
        return new AppendRequest(tenant, streams, claims, releases, all, idempotency, base);
    }

    /** The same request, with these parts in place of its own. */
    AppendRequest with(List<StreamAppend> parts) {
        return new AppendRequest(tenant, parts, claims, releases, conditions, idempotency, base);
    }

    /**
     * The part of a request that goes to one stream.
     *
     * @param stream to append to
     * @param expected where it must stand
     * @param events at least one, in order
     * @param patient whom the stream is about; null for a stream that holds no PHI
     */
    public record StreamAppend(
            StreamRef stream,
            ExpectedVersion expected,
            List<NewEvent> events,
            @Nullable UUID patient) {

        /** Of a stream that holds no PHI. */
        public StreamAppend(StreamRef stream, ExpectedVersion expected, List<NewEvent> events) {
            this(stream, expected, events, null);
        }
    }

    /**
     * That a stream gives up all keys of a kind that it holds; others may claim them.
     *
     * @param kind of keys
     * @param stream their holder
     */
    public record Release(String kind, UUID stream) {}

    /**
     * An event to append.
     *
     * @param type a name that {@link EventTypes} knows
     * @param data in the shape of its type
     * @param metadata event_id, correlation_id, causation_id, request_id; the log adds the schema_version
     * @param author the authenticated user
     */
    public record NewEvent(String type, JsonObject data, JsonObject metadata, UUID author) {

        /** Names the type alone: data may be PHI. */
        @Override
        public String toString() {
            return "NewEvent[" + type + "]";
        }
    }

    /**
     * A key that no other stream of the tenant may hold: taken in the transaction of the events that claim it. The id of an
     * event is taken by the event itself, in an index of the log.
     *
     * @param key what is claimed
     * @param stream the stream that takes it
     */
    public record KeyClaim(UniqueKey key, UUID stream) {

        private static final String EVENT_ID = "event_id";

        /** The claim to the id of one of the request's events. */
        public static KeyClaim eventId(UUID id, UUID stream) {
            return new KeyClaim(UniqueKey.of(EVENT_ID, id), stream);
        }

        /** What the key is. */
        public String kind() {
            return key.kind();
        }

        boolean isEventId() {
            return kind().equals(EVENT_ID);
        }
    }
}
