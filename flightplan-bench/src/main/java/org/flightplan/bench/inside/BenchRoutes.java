package org.flightplan.bench.inside;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.flightplan.web.Api;
import org.flightplan.web.http.Routes;

/** The benchmark's own resources are found like the API's: the body of a request to an unknown one is not read. */
@Alternative
@Priority(1)
@ApplicationScoped
public class BenchRoutes {

    @Produces
    @Singleton
    Routes routes() {
        Set<Class<?>> all = new HashSet<>(new Api().getClasses());
        all.addAll(new BenchApi().getClasses());
        return Routes.of(all);
    }
}
