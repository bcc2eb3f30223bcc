package org.flightplan.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The floors of the house, from the ground up: nothing rests on what is above it. */
final class Floors {

    private static final String ROOT = "org.flightplan.";

    private static final List<List<String>> FROM_THE_GROUND = List.of(
            List.of("fields", "settings", "pools", "health", "migrations", "database"),
            List.of("tenants"),
            List.of("keys"),
            List.of("privacy", "specialties"),
            List.of("events"),
            List.of("append", "contents", "users", "displays", "nodes"),
            List.of("commands", "projections", "audit", "integrity"),
            List.of("patients", "admissions", "flightplans", "units"),
            List.of("timeline", "trajectory", "attachments", "archives", "ops"),
            List.of("web"));

    private Floors() {}

    /** The floor of a class; -1 when it belongs to none. */
    static int of(JavaClass type) {
        String component = component(type);
        for (int floor = 0; floor < FROM_THE_GROUND.size(); floor++) {
            if (FROM_THE_GROUND.get(floor).contains(component)) {
                return floor;
            }
        }
        return -1;
    }

    /** The component a class belongs to; empty for classes of others. */
    static String component(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    static ArchCondition<JavaClass> restOnlyOnFloorsBelow() {
        return new ArchCondition<>("rest only on floors at or below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                    if (of(arrow.getTargetClass()) > of(type)) {
                        events.add(SimpleConditionEvent.violated(type, "runs up: " + arrow.getDescription()));
                    }
                }
            }
        };
    }

    static ArchCondition<JavaClass> standOnAFloor() {
        return be(DescribedPredicate.describe("on a floor of the house", (JavaClass type) -> of(type) >= 0));
    }
}
