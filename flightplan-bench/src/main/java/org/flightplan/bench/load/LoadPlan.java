package org.flightplan.bench.load;

import java.util.List;

/**
 * What is sent.
 *
 * @param port of the server on this machine
 * @param path of the requests
 * @param token that goes with them
 * @param connections kept open, each with one request at a time
 * @param millis how long new requests begin
 * @param rate requests a second by a timetable; 0 for as many as there can be
 * @param bodies sent in turn
 */
public record LoadPlan(
        int port, String path, String token, int connections, long millis, double rate, List<String> bodies) {

    /** Complete requests, one a body. */
    List<PreparedRequest> requests() {
        return bodies.stream()
                .map(body -> PreparedRequest.of(port, path, token, body))
                .toList();
    }
}
