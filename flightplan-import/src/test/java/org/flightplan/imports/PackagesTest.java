package org.flightplan.imports;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** No packages of this module form a circle, as those of the application do not; shown by one that does. */
class PackagesTest {

    private static final String VIOLATION = "CircleViolation";

    private static final ArchRule NO_CIRCLES =
            slices().matching("org.flightplan.(**)").should().beFreeOfCycles();

    @Test
    void no_packages_form_a_circle() {
        NO_CIRCLES.check(imported(location -> !location.contains("/test-classes/")));
    }

    @Test
    void a_circle_is_noticed() {
        JavaClasses withOne =
                imported(location -> !location.contains("/test-classes/") || location.contains(VIOLATION));
        String report = NO_CIRCLES.evaluate(withOne).getFailureReport().toString();
        assertTrue(report.contains("org.flightplan.imports.csv." + VIOLATION), report);
    }

    private static JavaClasses imported(ImportOption option) {
        return new ClassFileImporter().withImportOption(option).importPackages("org.flightplan.imports");
    }
}
