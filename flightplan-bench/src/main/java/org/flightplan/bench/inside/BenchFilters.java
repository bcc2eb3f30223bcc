package org.flightplan.bench.inside;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Has the bodies of the benchmark's own resources read as those of the API are. */
@WebListener
public class BenchFilters implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent begun) {
        begun.getServletContext()
                .getFilterRegistration("BodyFilter")
                .addMappingForUrlPatterns(
                        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), true, "/api/bench/*");
    }
}
