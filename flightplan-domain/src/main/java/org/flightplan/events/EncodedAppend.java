package org.flightplan.events;

import java.util.HexFormat;
import java.util.List;
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

    static EncodedAppend of(AppendRequest request) {
        List<EncodedEvent> events = request.streams().stream()
                .flatMap(append -> append.events().stream())
                .map(event -> new EncodedEvent(
                        event, event.data().toString(), event.metadata().toString()))
                .toList();
        List<byte[]> claimHashes =
                request.claims().stream().map(claim -> bytes(claim.keyHash())).toList();
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
