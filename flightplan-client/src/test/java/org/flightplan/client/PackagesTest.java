package org.flightplan.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** No packages of the client form a circle, and it rests on nothing but what servers have; each shown by what does not. */
class PackagesTest {

    private static final String VIOLATION = "CircleViolation";

    private static final ArchRule NO_CIRCLES =
            slices().matching("org.flightplan.(**)").should().beFreeOfCycles();

    private static final ArchRule ON_STANDARDS_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flightplan.client..",
                    "java..",
                    "jakarta.ws.rs..",
                    "jakarta.json..",
                    "org.eclipse.microprofile.rest.client..",
                    "org.jspecify..");

    @Test
    void no_packages_form_a_circle_and_all_rest_on_standards_alone() {
        JavaClasses own = imported(location -> !location.contains("/test-classes/"));
        NO_CIRCLES.check(own);
        ON_STANDARDS_ALONE.check(own);
    }

    @Test
    void a_circle_and_another_ground_are_noticed() {
        JavaClasses withOne =
                imported(location -> !location.contains("/test-classes/") || location.contains(VIOLATION));
        String circle = NO_CIRCLES.evaluate(withOne).getFailureReport().toString();
        assertTrue(circle.contains("org.flightplan.client.http." + VIOLATION), circle);
        String ground = ON_STANDARDS_ALONE.evaluate(withOne).getFailureReport().toString();
        assertTrue(ground.contains("org.junit.jupiter.api.Assertions"), ground);
    }

    private static JavaClasses imported(ImportOption option) {
        return new ClassFileImporter().withImportOption(option).importPackages("org.flightplan.client");
    }
}
