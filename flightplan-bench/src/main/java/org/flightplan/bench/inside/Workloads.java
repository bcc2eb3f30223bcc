package org.flightplan.bench.inside;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendResult;
import org.flightplan.append.EventLog;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.bench.inside.Samples.OwnStreams;
import org.flightplan.commands.CommandHandler;
import org.flightplan.events.StreamReader;
import org.flightplan.projections.ProjectionProgress;

/** Everything that can be run, by name. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Workloads {

    @Inject
    EventLog log;

    @Inject
    CommandHandler handler;

    @Inject
    ProjectionProgress progress;

    @Inject
    StreamReader reader;

    @Inject
    AxonLog axon;

    @EJB
    NaiveLog naive;

    /** A workload for one run. */
    Workload of(String name, int batch) throws Exception {
        return switch (name) {
            case "ours" -> {
                OwnStreams streams = new OwnStreams();
                yield () -> append(Samples.on(streams.mine()));
            }
            case "naive" -> {
                OwnStreams streams = new OwnStreams();
                yield () -> naive(Samples.on(streams.mine()));
            }
            case "axon" -> {
                OwnStreams streams = new OwnStreams();
                yield () -> {
                    axon.append(streams.mine());
                    return 1;
                };
            }
            case "limit" -> new RawLimit(batch, false);
            case "limit-events" -> new RawLimit(batch, true);
            case "fill-queue" -> () -> fill(log);
            case "hot" -> new HotStream(handler);
            case "hot-naive" -> {
                UUID stream = Samples.id();
                yield () -> naive(Samples.on(stream, ExpectedVersion.any()));
            }
            case "visible" -> new Visibility(log, progress);
            case "stream" -> Reading.stream(reader, log);
            case "stream-jdbc" -> Reading.streamByJdbc(log);
            case "feed" -> Reading.feed(reader);
            case "feed-jdbc" -> Reading.feedByJdbc();
            default -> throw new IllegalArgumentException("No workload " + name);
        };
    }

    private int append(AppendRequest request) throws Exception {
        AppendResult result = log.append(request).toCompletableFuture().get();
        if (!(result instanceof AppendResult.Appended)) {
            throw new IllegalStateException("Not appended: " + result);
        }
        return 1;
    }

    /** Appends without waiting until one is refused. */
    private static int fill(EventLog log) {
        int taken = 0;
        while (!log.append(Samples.on(Samples.id(), ExpectedVersion.noStream()))
                .toCompletableFuture()
                .isCompletedExceptionally()) {
            taken++;
        }
        return taken;
    }

    private int naive(AppendRequest request) throws Exception {
        naive.append(request);
        return 1;
    }
}
