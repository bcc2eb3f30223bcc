package org.flightplan.client.events;

import java.util.List;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed.
 *
 * @param items ascending by position
 * @param limit the most that were asked for
 * @param offset 0
 * @param next the position to go on behind; null when this is the end for now
 * @param head the last position that can be read now
 */
public record FeedPage(
        List<Event> items, int limit, int offset, @Nullable String next, long head) {

    /** Lists that are not told are empty. */
    public FeedPage {
        items = Lists.orEmpty(items);
    }
}
