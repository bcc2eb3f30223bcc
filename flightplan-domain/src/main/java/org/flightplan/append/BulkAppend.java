package org.flightplan.append;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Appends what was decided elsewhere, a batch after the other and each by a transaction of its own, as a node's writer does:
 * whoever else appends has turns in between. Sealed data comes in, and the order of the requests is kept.
 */
public final class BulkAppend implements AutoCloseable {

    private final AppendCall call;

    /** @param database as {@code flightplan_events} */
    public BulkAppend(Supplier<DataSource> database) {
        this.call = new AppendCall(database);
    }

    /** Something of the log was in the way: it is not as who appends believes, and nothing of the batch was stored. */
    public static final class InTheWay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient AppendResult result;

        InTheWay(AppendResult result) {
            super("the log is not as it was: " + result.getClass().getSimpleName());
            this.result = result;
        }

        /** What it was. */
        public AppendResult result() {
            return result;
        }
    }

    /**
     * Appends them in their order. When it throws, those of earlier batches are stored and those behind are not.
     *
     * @return the position of the last event
     * @throws InTheWay when one of them can't be appended
     * @throws DatabaseUnavailable when the database went away: look at the log for what is stored
     */
    public long append(List<AppendRequest> requests) {
        List<PendingAppend> waiting = new ArrayList<>(requests.size());
        requests.forEach(request -> waiting.add(new PendingAppend(request)));
        long position = 0;
        int from = 0;
        while (from < waiting.size()) {
            AppendBatch batch = inOrder(waiting.subList(from, waiting.size()));
            position = stored(batch);
            from += batch.size();
        }
        return position;
    }

    // where one has to wait, those behind it wait too
    private static AppendBatch inOrder(List<PendingAppend> waiting) {
        AppendBatch batch = AppendBatch.of(waiting, AppendQueue.MOST);
        int together = 0;
        while (together < batch.size() && batch.requests().get(together) == waiting.get(together)) {
            together++;
        }
        return together == batch.size() ? batch : AppendBatch.of(waiting.subList(0, together), AppendQueue.MOST);
    }

    private long stored(AppendBatch batch) {
        try {
            Map<PendingAppend, AppendResult> results = call.execute(batch);
            long position = 0;
            for (AppendResult result : results.values()) {
                if (!(result instanceof Appended appended)) {
                    throw new InTheWay(result);
                }
                position = Math.max(position, appended.position());
            }
            return position;
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        call.close();
    }
}
