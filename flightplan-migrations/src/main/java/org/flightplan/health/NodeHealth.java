package org.flightplan.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The probes of this node: each says what is wrong in a sentence for the operator, or nothing. */
@ApplicationScoped
public class NodeHealth {

    private volatile boolean up;
    private final Map<String, Supplier<Optional<String>>> readiness = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<Optional<String>>> liveness = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<Optional<String>>> remarks = new ConcurrentSkipListMap<>();

    /** From now on requests are served: what the node can't do without was found in order. */
    public void up() {
        up = true;
    }

    /** Whether requests are served. */
    public boolean isUp() {
        return up;
    }

    /** Has a probe asked before requests are sent here. It must answer at once and name no data. */
    public void readyWhen(String name, Supplier<Optional<String>> problem) {
        readiness.put(name, problem);
    }

    /** Has something told with the readiness that is no reason to send requests elsewhere. Of one name the newest is told. */
    public void alsoTell(String name, Supplier<Optional<String>> remark) {
        remarks.put(name, remark);
    }

    /** Has a probe asked whether this node should be restarted. It must answer at once and name no data. */
    public void aliveWhen(String name, Supplier<Optional<String>> problem) {
        liveness.put(name, problem);
    }

    /** What keeps this node from being ready now, by probe; empty when it is. */
    public Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        readiness.forEach((name, probe) -> probe.get().ifPresent(problem -> problems.put(name, problem)));
        if (!up && problems.isEmpty()) {
            problems.put("start", "the node is starting");
        }
        return problems;
    }

    /** Ready when requests are served and every probe is content. */
    HealthCheckResponse ready() {
        return response("flightplan-ready", readiness, remarks, up);
    }

    HealthCheckResponse alive() {
        return response("flightplan-alive", liveness, Map.of(), true);
    }

    HealthCheckResponse started() {
        return HealthCheckResponse.named("flightplan-started")
                .status(!readiness.isEmpty())
                .build();
    }

    private static HealthCheckResponse response(
            String name,
            Map<String, Supplier<Optional<String>>> probes,
            Map<String, Supplier<Optional<String>>> remarks,
            boolean unlessProblem) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name);
        boolean up = unlessProblem;
        for (var probe : probes.entrySet()) {
            Optional<String> problem = probe.getValue().get();
            response.withData(probe.getKey(), problem.orElse("ok"));
            up &= problem.isEmpty();
        }
        remarks.forEach((about, remark) -> response.withData(about, remark.get().orElse("ok")));
        return response.status(up).build();
    }
}
