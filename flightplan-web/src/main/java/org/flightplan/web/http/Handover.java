package org.flightplan.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.security.UnreadBody;
import org.jspecify.annotations.Nullable;

/** Has a request go on, once, when its body has come or no more of it is wanted. */
final class Handover {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext waiting;
    private final Runnable atTheEnd;
    private boolean ended;
    private boolean left;
    private boolean due;

    /** @param atTheEnd what is given back then */
    Handover(HttpServletRequest request, HttpServletResponse response, AsyncContext waiting, Runnable atTheEnd) {
        this.request = request;
        this.response = response;
        this.waiting = waiting;
        this.atTheEnd = atTheEnd;
    }

    /** Whether nothing more is to be read. */
    synchronized boolean isOver() {
        return ended;
    }

    /** Goes on without the rest of the body, and ends the connection with the answer. */
    synchronized void giveUp(@Nullable Problem problem) {
        if (!ended) {
            UnreadBody.endConnection(request, response);
            goOn(problem);
        }
    }

    /** Goes on. */
    synchronized void goOn(@Nullable Problem problem) {
        if (end()) {
            if (problem != null) {
                request.setAttribute(BodyFilter.PROBLEM, problem);
            }
            if (left) {
                waiting.dispatch();
            } else {
                due = true;
            }
        }
    }

    /** Ends without an answer: the caller is gone. False when it was over before. */
    synchronized boolean drop() {
        boolean first = end();
        if (first) {
            waiting.complete();
        }
        return first;
    }

    /** Waits for the end of the body, but not for long; gives whether it has come. */
    synchronized boolean await(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        try {
            for (long rest = millis; !ended && rest > 0; rest = (until - System.nanoTime()) / 1_000_000) {
                wait(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    /** The thread that began it leaves: from now on the request goes on as soon as it can. */
    synchronized void leave() {
        left = true;
        if (due) {
            waiting.dispatch();
        }
    }

    private boolean end() {
        boolean first = !ended;
        ended = true;
        notifyAll();
        atTheEnd.run();
        return first;
    }
}
