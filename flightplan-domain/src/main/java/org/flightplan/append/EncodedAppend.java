package org.flightplan.append;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.events.Condition;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.events.IdempotencyRecord;
import org.jspecify.annotations.Nullable;

/**
 * A request with its JSON and its hashes in the form the database takes: encoded on the caller's thread, so that the
 * writer has nothing to do but send.
 *
 * @param request what is encoded
 * @param events all of the request's events, in its order
 * @param claimHashes one for each claim
 * @param streamConditions those of its conditions that are about other streams
 * @param keyConditions those of its conditions that are about keys
 * @param idempotency null when the request carries no idempotency key
 */
record EncodedAppend(
        AppendRequest request,
        List<EncodedEvent> events,
        List<byte[]> claimHashes,
        List<StreamAt> streamConditions,
        List<EncodedCondition> keyConditions,
        @Nullable EncodedRecord idempotency) {

    record EncodedEvent(NewEvent event, String data, String metadata) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record EncodedCondition(KeyHeldBy condition, byte[] hash) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record EncodedRecord(IdempotencyRecord record, byte[] requestHash, String outcome) {

        static @Nullable EncodedRecord of(@Nullable IdempotencyRecord record) {
            return record == null
                    ? null
                    : new EncodedRecord(
                            record,
                            bytes(record.requestHash()),
                            record.outcome().toString());
        }
    }

    // by loops: for the one event that most requests have, streams cost more than what is done with it
    static EncodedAppend of(AppendRequest request) {
        List<EncodedEvent> events = new ArrayList<>();
        for (StreamAppend append : request.streams()) {
            for (NewEvent event : append.events()) {
                events.add(new EncodedEvent(
                        event, event.data().toString(), event.metadata().toString()));
            }
        }
        List<byte[]> claimHashes = new ArrayList<>(request.claims().size());
        for (KeyClaim claim : request.claims()) {
            claimHashes.add(bytes(claim.key().hash()));
        }
        List<StreamAt> streamConditions = new ArrayList<>();
        List<EncodedCondition> keyConditions = new ArrayList<>();
        for (Condition condition : request.conditions()) {
            if (condition instanceof StreamAt at) {
                streamConditions.add(at);
            } else if (condition instanceof KeyHeldBy held) {
                keyConditions.add(new EncodedCondition(held, bytes(held.key().hash())));
            }
        }
        return new EncodedAppend(
                request, events, claimHashes, streamConditions, keyConditions, EncodedRecord.of(request.idempotency()));
    }

    /** The claim to the id of one of its events. */
    KeyClaim claimToIdOf(int event) {
        int first = 0;
        for (StreamAppend append : request.streams()) {
            if (event - first < append.events().size()) {
                NewEvent of = append.events().get(event - first);
                return KeyClaim.eventId(
                        UUID.fromString(of.metadata().getString("event_id")),
                        append.stream().id());
            }
            first += append.events().size();
        }
        throw new IllegalArgumentException("there is no event " + event);
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
