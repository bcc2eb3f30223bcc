package org.flightplan.specialties;

import org.flightplan.fields.Shape;

/**
 * A type of clinical event.
 *
 * @param name as in {@code event_type}
 * @param label as shown to people
 * @param mark how a chart shows it: procedure, conference, course_correction, annotation, imaging, therapy, lab or none
 * @param details the fields of its details
 */
public record EventTypeDeclaration(String name, String label, String mark, Shape details) {}
