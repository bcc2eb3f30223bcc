package org.flightplan.bench.faults;

import jakarta.json.JsonObject;
import java.util.List;

/** Tails the tenant's feed over HTTP, at the next node when one does not answer. */
final class FeedPage implements Tail.Page {

    private static final String AFTER = "api/v1/events?limit=1000&after=";

    private final List<NodeClient> desks;
    private int at;

    FeedPage(List<NodeClient> desks) {
        this.desks = desks;
    }

    @Override
    public List<Long> after(long position) {
        var answer = desks.get(at % desks.size()).get(AFTER + position).filter(given -> given.status() == 200);
        if (answer.isEmpty()) {
            at++;
            throw new IllegalStateException("no feed from this node now");
        }
        return answer.get().json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getJsonNumber("position").longValue())
                .toList();
    }
}
