package org.flightplan.events;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.jspecify.annotations.Nullable;

/**
 * A request with its JSON and its hashes in the form the database takes: encoded on the caller's thread, so that the
 * writer has nothing to do but send.
 *
 * @param request what is encoded
 * @param events all of the request's events, in its order
 * @param claimHashes one for each claim
 * @param receipt null when the request carries no idempotency key
 */
record EncodedAppend(
        AppendRequest request,
        List<EncodedEvent> events,
        List<byte[]> claimHashes,
        @Nullable EncodedReceipt receipt) {

    record EncodedEvent(NewEvent event, String data, String metadata) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record EncodedReceipt(Receipt receipt, byte[] requestHash, String answer) {}

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
        for (Claim claim : request.claims()) {
            claimHashes.add(bytes(claim.keyHash()));
        }
        Receipt receipt = request.receipt();
        return new EncodedAppend(
                request,
                events,
                claimHashes,
                receipt == null
                        ? null
                        : new EncodedReceipt(
                                receipt,
                                bytes(receipt.requestHash()),
                                receipt.answer().toString()));
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
