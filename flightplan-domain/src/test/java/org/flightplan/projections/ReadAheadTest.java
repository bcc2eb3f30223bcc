package org.flightplan.projections;

import static org.flightplan.append.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.append.LogOnPostgres;
import org.flightplan.events.EventTypes;
import org.flightplan.events.LogTail;
import org.flightplan.events.RecordedEvent;
import org.flightplan.keys.TestKeys;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read ahead is what would be read now, or it is read again. */
class ReadAheadTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 7));

    private final LogOnPostgres log = new LogOnPostgres();
    private final AtomicReference<Error> fault = new AtomicReference<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final ReadAhead ahead = new ReadAhead(counting(), new Transactions(log::asProjector), Runnable::run);
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        connection = log.asProjector().getConnection();
        append(5);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        log.close();
    }

    @Test
    void every_page_is_read_once() throws SQLException {
        assertEquals(List.of(1L, 2L), page(0, 2));
        assertEquals(List.of(3L, 4L), page(2, 2));
        assertEquals(3, reads.get(), "two pages and the one ahead");
    }

    @Test
    void a_page_that_was_not_full_is_read_again() throws Exception {
        page(0, 2);
        page(2, 2);
        append(1);
        assertEquals(List.of(5L, 6L), page(4, 2), "6 came after 5 had been read ahead alone");
    }

    @Test
    void a_page_that_is_older_than_a_second_is_read_again() throws Exception {
        page(0, 2);
        TimeUnit.MILLISECONDS.sleep(1_100);
        assertEquals(List.of(3L, 4L), page(2, 2));
        assertEquals(4, reads.get(), "two pages, one of them twice, and the one ahead");
    }

    @Test
    void another_page_than_the_one_ahead_is_read_for_itself() throws SQLException {
        page(0, 2);
        assertEquals(List.of(2L, 3L), page(1, 2));
        assertEquals(List.of(4L), page(3, 1));
    }

    @Test
    void a_page_ends_where_it_is_to_end() throws SQLException {
        page(0, 2);
        assertEquals(List.of(3L), positions(ahead.after(connection, 2, 3, 2)));
    }

    @Test
    void a_page_whose_reading_ahead_ended_in_an_error_is_read_again() throws Exception {
        fault.set(new StackOverflowError());
        assertEquals(List.of(1L, 2L), page(0, 2));
        fault.set(null);
        assertEquals(
                List.of(3L, 4L),
                CompletableFuture.supplyAsync(() -> quietly(() -> page(2, 2))).get(20, TimeUnit.SECONDS));
    }

    private void append(int events) throws Exception {
        log.append(to(TENANT, new UUID(1, 1), ExpectedVersion.any(), events));
    }

    private List<Long> page(long after, int most) throws SQLException {
        return positions(ahead.after(connection, after, Long.MAX_VALUE, most));
    }

    private static <T> T quietly(Callable<T> deed) {
        try {
            return deed.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> positions(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::position).toList();
    }

    private LogTail counting() {
        return new LogTail(new EventTypes(List.of()), new PhiSeam(new TestKeys().ring())) {
            @Override
            public List<RecordedEvent> after(Connection any, long position, long through, int limit)
                    throws SQLException {
                Error unchecked = fault.get();
                if (reads.incrementAndGet() > 1 && unchecked != null) {
                    throw unchecked;
                }
                return super.after(any, position, through, limit);
            }
        };
    }
}
