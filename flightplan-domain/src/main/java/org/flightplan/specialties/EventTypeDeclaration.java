package org.flightplan.specialties;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;

/**
 * A type of clinical event.
 *
 * @param name as in {@code event_type}
 * @param label as shown to people
 * @param mark how a chart shows it: procedure, conference, course_correction, annotation, imaging, therapy, lab or none
 * @param details the fields of its details
 * @param notBefore moments among them that must not lie before another of them: the later one's name to the earlier one's
 */
public record EventTypeDeclaration(
        String name, String label, String mark, Shape details, Map<String, String> notBefore) {

    /** Adds what is wrong with the details of an event of this type, each under the given prefix. */
    public void check(String prefix, JsonObject object, FieldErrors.Builder errors) {
        details.check(prefix, object, errors);
        Values values = new Values(object);
        notBefore.forEach((later, earlier) -> {
            Instant begin = values.momentOrNull(earlier);
            Instant end = values.momentOrNull(later);
            if (begin != null && end != null && end.isBefore(begin)) {
                errors.add(prefix + later, "must not be before " + earlier);
            }
        });
    }
}
