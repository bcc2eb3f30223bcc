package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever tails the log on this node when an append has committed; what other nodes append is found by polling. It
 * tells that something was committed, not what: the log alone knows its positions.
 */
@ApplicationScoped
public class LogSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long tickets;

    /** Wakes a waiting tail: something was committed, or it is to end. */
    public void nudge() {
        lock.lock();
        try {
            tickets++;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What to wait behind: take it before looking at the log, and nothing that is told meanwhile is missed. */
    public long ticket() {
        lock.lock();
        try {
            return tickets;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something was told since a ticket was taken, or the time is over.
     *
     * @param millis the longest wait
     * @return whether something was told
     * @throws InterruptedException when the thread is to end
     */
    public boolean await(long ticket, long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (tickets == ticket && left > 0) {
                left = told.awaitNanos(left);
            }
            return tickets != ticket;
        } finally {
            lock.unlock();
        }
    }
}
