package org.flightplan.bench.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.flightplan.web.http.RequestStart;
import org.flightplan.web.http.RequestTimes;
import org.flightplan.web.problems.ProblemMapper;
import org.flightplan.web.security.AccessFilter;

/** Resources of the benchmark's own beside the API, behind the very same filters. */
@ApplicationScoped
@ApplicationPath("/api/bench")
public class BenchApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RequestStart.class,
                RequestTimes.class,
                AccessFilter.class,
                ProblemMapper.class,
                RunResource.class,
                PlainResource.class,
                WithoutResource.class);
    }
}
