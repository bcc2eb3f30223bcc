package org.flightplan.imports.csv;

import org.flightplan.imports.Importer;

/** Makes a circle of packages, on purpose. */
final class CircleViolation {

    Class<?> above = Importer.class;
}
