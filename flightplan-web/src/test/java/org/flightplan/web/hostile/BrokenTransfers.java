package org.flightplan.web.hostile;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flightplan.web.RawConnection;

/** Requests whose bodies break off, or stand still until the end of the attack. Nobody waits for what they are answered. */
final class BrokenTransfers implements AutoCloseable {

    private static final int MOST_STANDING_STILL = 50;

    private final ConcurrentLinkedQueue<RawConnection> still = new ConcurrentLinkedQueue<>();

    void breakOne(HostileInputs malice, Operation operation) {
        String body = "{\"name\":\"" + "x".repeat(200);
        List<String> length =
                malice.oneIn(2) ? List.of("Content-Length: 100000") : List.of("Transfer-Encoding: chunked");
        List<String> headers = List.of("Content-Type: application/json", length.get(0));
        try {
            RawConnection connection = new RawConnection();
            connection.begin(
                    malice.oneIn(3) ? "PUT" : "POST",
                    "api/v1/" + operation.path().replaceAll("^api/v1/|[{}]", ""),
                    headers,
                    malice.oneIn(2) ? body : body.substring(0, 1));
            if (malice.oneIn(3) && still.size() < MOST_STANDING_STILL) {
                still.add(connection);
            } else {
                connection.close();
            }
        } catch (UncheckedIOException e) {
            // the server may have hung up first
        }
    }

    @Override
    public void close() {
        still.forEach(RawConnection::close);
    }
}
