package org.flightplan.web.http;

import java.util.UUID;
import java.util.function.Function;
import org.flightplan.commands.Recorded;
import org.flightplan.fields.JsonDoc;
import org.jspecify.annotations.Nullable;

/**
 * How an accepted command is answered: the first time and, by its idempotency key, ever after.
 *
 * @param status of HTTP
 * @param collection of the API in which the command's stream is found from now on; null when it was there before
 * @param ids what the caller needs to find what was recorded
 */
public record CommandReply(int status, @Nullable String collection, Function<Recorded, JsonDoc> ids) {

    /** 200, or 201 for something new, about an event of something that is there. */
    public static CommandReply of(int status, Function<Recorded, JsonDoc> ids) {
        return new CommandReply(status, null, ids);
    }

    /** 201, and where what was made is found. */
    public static CommandReply created(String collection, Function<UUID, JsonDoc> ids) {
        return new CommandReply(201, collection, recorded -> ids.apply(recorded.stream()));
    }

    /** 202 in its place: it is durable, and queries do not show it yet. */
    CommandReply notVisibleYet() {
        return new CommandReply(202, collection, ids);
    }

    @Nullable
    String location(Recorded recorded) {
        return collection == null ? null : collection + "/" + recorded.stream();
    }
}
