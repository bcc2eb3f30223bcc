package org.flightplan.client.http;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items in the list's order, which is documented and stable
 * @param limit the most that were asked for
 * @param offset how many were left out
 * @param next where the next page begins; null on the last one
 * @param total how many there are in all, where that is cheap to know
 */
public record Page<T>(
        List<T> items,
        int limit,
        int offset,
        @Nullable String next,
        @Nullable Long total) {

    /**
     * All items of all pages, each page read when it is come to: {@code Page.all(paging -> patients.list(paging))}.
     *
     * @param list reads one page
     */
    public static <T> Stream<T> all(Function<Paging, Page<T>> list) {
        Page<T> first = list.apply(Paging.of(Paging.MOST));
        return Stream.iterate(
                        first,
                        page -> page != null,
                        page -> page.next() == null
                                ? null
                                : list.apply(Paging.of(Paging.MOST).from(page.next())))
                .flatMap(page -> page.items().stream());
    }
}
