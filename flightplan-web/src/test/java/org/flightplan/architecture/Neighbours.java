package org.flightplan.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/** What those who live on one floor may see of each other. */
final class Neighbours {

    private static final Set<String> COMPONENTS = Set.of(
            "patients", "admissions", "flightplans", "timeline", "trajectory", "attachments", "archives", "units");

    private static final Set<String> SHARED_WEB = Set.of("http", "openapi", "problems", "requests", "security");

    private Neighbours() {}

    static ArchCondition<JavaClass> meetOverIdsAndEventsAlone() {
        return forbidding("see of another component only its ids and events", arrow -> {
            String from = Floors.component(arrow.getOriginClass());
            String to = Floors.component(arrow.getTargetClass());
            return COMPONENTS.contains(from)
                    && COMPONENTS.contains(to)
                    && !from.equals(to)
                    && !isIdOrEvent(arrow.getTargetClass());
        });
    }

    static ArchCondition<JavaClass> notMixWebFeatures() {
        return forbidding("not import another web feature", arrow -> {
            String from = webFeature(arrow.getOriginClass());
            String to = webFeature(arrow.getTargetClass());
            return !from.isEmpty()
                    && !SHARED_WEB.contains(from)
                    && !to.isEmpty()
                    && !to.equals(from)
                    && !SHARED_WEB.contains(to);
        });
    }

    private static boolean isIdOrEvent(JavaClass type) {
        String outer = type.getName().replaceAll("\\$.*", "");
        return outer.endsWith("Id") || outer.endsWith("Event") || outer.endsWith("Events");
    }

    private static String webFeature(JavaClass type) {
        String prefix = "org.flightplan.web.";
        return type.getPackageName().startsWith(prefix) ? type.getPackageName().substring(prefix.length()) : "";
    }

    private static ArchCondition<JavaClass> forbidding(String rule, Predicate<Dependency> forbidden) {
        return new ArchCondition<>(rule) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                    if (forbidden.test(arrow)) {
                        events.add(SimpleConditionEvent.violated(type, arrow.getDescription()));
                    }
                }
            }
        };
    }
}
