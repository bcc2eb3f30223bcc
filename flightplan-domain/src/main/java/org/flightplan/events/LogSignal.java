package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes whoever tails the log on this node when an append has committed; what other nodes append is found by polling. */
@ApplicationScoped
public class LogSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long committed;
    private boolean nudged;

    /** Tells that everything up to this position is committed. */
    public void committed(long position) {
        lock.lock();
        try {
            committed = Math.max(committed, position);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes a waiting tail although nothing was appended. */
    public void nudge() {
        lock.lock();
        try {
            nudged = true;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something behind a position is known to be committed, a nudge, or the time is over.
     *
     * @param position what the caller has seen already
     * @param millis the longest wait
     * @throws InterruptedException when the thread is to end
     */
    public void awaitBeyond(long position, long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (committed <= position && !nudged && left > 0) {
                left = advanced.awaitNanos(left);
            }
            nudged = false;
        } finally {
            lock.unlock();
        }
    }
}
