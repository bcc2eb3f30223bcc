package org.flightplan.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house. Each is shown to notice the violation that stands for it in the test's own classes. */
class ArchitectureTest {

    private static final String VIOLATIONS = "Violation";

    private static final JavaClasses HOUSE = imported(location -> !isTest(location));
    private static final JavaClasses WITH_VIOLATIONS =
            imported(location -> !isTest(location) || location.contains(VIOLATIONS));

    private record Rule(String violation, ArchRule rule) {}

    private static final List<Rule> RULES = List.of(
            new Rule("org.flightplan.tenants.UpwardViolation", classes().should(Floors.restOnlyOnFloorsBelow())),
            new Rule("org.flightplan.nowhere.HomelessViolation", classes().should(Floors.standOnAFloor())),
            new Rule(
                    "org.flightplan.patients.NosyViolation",
                    slices().matching("org.flightplan.(*)..").should().beFreeOfCycles()),
            new Rule("org.flightplan.patients.NosyViolation", classes().should(Neighbours.meetOverIdsAndEventsAlone())),
            new Rule("org.flightplan.web.patients.CrossingViolation", classes().should(Neighbours.notMixWebFeatures())),
            new Rule(
                    "org.flightplan.patients.CircleViolation",
                    slices().matching("org.flightplan.(**)").should().beFreeOfCycles()),
            new Rule(
                    "org.flightplan.web.problems.LogViolation",
                    noClasses()
                            .that()
                            .resideInAPackage("org.flightplan.web..")
                            .should()
                            .dependOnClassesThat()
                            .haveNameMatching("org\\.flightplan\\..*(Row|EventLog|AppendSingleton|LogTail)")),
            new Rule(
                    "org.flightplan.commands.JpaViolation",
                    noClasses()
                            .that(resideInAPackage("org.flightplan..")
                                    .and(JavaClass.Predicates.resideOutsideOfPackages(
                                            "org.flightplan..views", "org.flightplan.tenants")))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("jakarta.persistence..")),
            new Rule(
                    "org.flightplan.commands.SqlViolation",
                    noClasses()
                            .that(JavaClass.Predicates.resideOutsideOfPackages(
                                    "org.flightplan.events",
                                    "org.flightplan.append",
                                    "org.flightplan.contents",
                                    "org.flightplan.archives",
                                    "org.flightplan.users",
                                    "org.flightplan.displays",
                                    "org.flightplan.nodes",
                                    "org.flightplan.projections",
                                    "org.flightplan.audit",
                                    "org.flightplan.integrity",
                                    "org.flightplan.keys",
                                    "org.flightplan.tenants",
                                    "org.flightplan.database",
                                    "org.flightplan.pools",
                                    "org.flightplan.migrations"))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("java.sql..")));

    @TestFactory
    List<DynamicTest> the_house_keeps_its_rules() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.rule().getDescription(), () -> rule.rule().check(HOUSE)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> each_rule_notices_its_violation() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.violation(), () -> {
                    String report = rule.rule()
                            .evaluate(WITH_VIOLATIONS.that(areOfTheHouseOr(rule.violation())))
                            .getFailureReport()
                            .toString();
                    assertTrue(report.contains(rule.violation()), report);
                }))
                .toList();
    }

    @Test
    void every_package_says_in_two_sentences_what_it_is() {
        List<String> silent = HOUSE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> each.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(each -> each.getName())
                .toList();
        assertTrue(silent.isEmpty(), "no @NullMarked package-info: " + silent);
        assertFalse(HOUSE.isEmpty());
    }

    // one violation at a time: of many circles only the first are reported
    private static DescribedPredicate<JavaClass> areOfTheHouseOr(String violation) {
        return DescribedPredicate.describe(
                "are of the house or " + violation,
                type -> type.getName().equals(violation)
                        || RULES.stream().noneMatch(rule -> rule.violation().equals(type.getName())));
    }

    private static boolean isTest(Location location) {
        return location.contains("/test-classes/");
    }

    private static JavaClasses imported(ImportOption option) {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("tests.jar"))
                // what asks the house from outside keeps rules of its own
                .withImportOption(location -> !location.contains("flightplan-client"))
                .withImportOption(option)
                .importPackages("org.flightplan");
    }
}
