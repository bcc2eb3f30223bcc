package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.flightplan.events.LogSignal;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * What an administrator may do to projections. It is kept in the database: every node sees it, and it survives restarts.
 * Each method throws {@link DatabaseUnavailable} when the database can't be asked: try again later.
 */
@ApplicationScoped
public class ProjectionControl {

    private final Set<String> names;
    private final LogSignal signal;
    private final Semaphore asked = new Semaphore(0);

    /** @param all projections there are, {@code signal} to have them look at once */
    @Inject
    public ProjectionControl(@Any Instance<Projection> all, LogSignal signal) {
        this(all == null ? Set.of() : new Projections(all).names(), signal);
    }

    private ProjectionControl(Set<String> names, LogSignal signal) {
        this.names = names;
        this.signal = signal;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProjectionControl() {
        this(Set.of(), null);
    }

    Set<String> names() {
        return names;
    }

    /**
     * Has a projection stand still, and with it those whose rows refer to its own; what it shows stays as it is.
     *
     * @return false when there is none of this name
     */
    public boolean pause(String name) {
        return change(name, connection -> Checkpoints.pause(connection, name, true));
    }

    /** Has a paused projection go on from where it stands; false when there is none of this name. */
    public boolean resume(String name) {
        return change(name, connection -> Checkpoints.pause(connection, name, false));
    }

    /** Has a projection try its parked streams again now; false when there is none of this name. */
    public boolean retry(String name) {
        return change(name, connection -> {
            ParkedStreams.hasten(connection, name);
            return true;
        });
    }

    /**
     * Has every read model built anew, beside the live ones; readers see the difference at once when all is built. While
     * one is under way, that one serves: when it is done, the read models are what the log says.
     */
    public void rebuild() {
        run(connection -> {
            RebuildRequest.make(connection);
            return true;
        });
        asked.release();
    }

    /** Waits until a rebuild is asked for on this node, or the time is over: another node may have been asked. */
    void awaitRebuild(long millis) throws InterruptedException {
        if (asked.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            asked.drainPermits();
        }
    }

    private boolean change(String name, Transactions.Work<Boolean> work) {
        return names.contains(name) && run(work);
    }

    private boolean run(Transactions.Work<Boolean> work) {
        try {
            boolean done = Transactions.onServer().look(work);
            signal.nudge();
            return done;
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
