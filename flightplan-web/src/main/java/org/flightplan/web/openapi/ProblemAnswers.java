package org.flightplan.web.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.Problems;

/** The errors that operations share, each with a problem as the API really tells it. */
final class ProblemAnswers {

    private static final FieldType TEXT = new FieldType.Text(FieldType.LONGEST_TEXT);
    private static final UUID REQUEST = UUID.fromString("c0a8012e-5b1d-4c3f-9d7e-6a5b4c3d2e1f");

    /** What every problem has; conflicts add facts of their own. */
    static final Shape SHAPE = Shape.of(
            required("type", TEXT),
            required("title", TEXT),
            required("status", new FieldType.Whole(400, 599)),
            required("detail", TEXT),
            required("instance", TEXT),
            required("error_code", TEXT),
            optional("field_errors", new FieldType.AnyObject()),
            optional("expected_version", new FieldType.Whole(0, Integer.MAX_VALUE)),
            optional("actual_version", new FieldType.Whole(0, Integer.MAX_VALUE)));

    private static final Map<String, Object> VERSIONS = Map.of("expected_version", 4, "actual_version", 5);
    private static final String STALE = "Someone else changed this since you read it. Read it again and decide again.";

    private static final List<Problem> PROBLEMS = List.of(
            Problems.unreadable("The body must be a JSON object."),
            Problems.unauthenticated(),
            Problems.forbidden("Your roles don't allow this."),
            Problems.notFound(),
            Problem.of(405, "method_not_allowed", "This address does not take this method."),
            Problem.of(406, "not_acceptable", "Accept application/json."),
            Problems.tooSlow(),
            Problem.of(409, "version_conflict", STALE).with(VERSIONS),
            Problem.of(412, "version_conflict", STALE).with(VERSIONS),
            Problems.tooLarge(1 << 20),
            Problems.unsupportedMediaType(),
            Problems.rangeNotSatisfiable(1_048_576),
            Problems.invalid(FieldErrors.of("mrn", "is required")),
            Problems.preconditionRequired(),
            Problems.tooManyRequests(1),
            Problems.unavailable());

    private ProblemAnswers() {}

    /** The name of the answer of a status. */
    static String name(int status) {
        return "Problem" + status;
    }

    static Schema schema() {
        return Schemas.ANSWERED.of(SHAPE).additionalPropertiesBoolean(true);
    }

    /** The answers by name. */
    static Map<String, APIResponse> all() {
        Map<String, APIResponse> all = new LinkedHashMap<>();
        for (Problem problem : PROBLEMS) {
            var media = createMediaType()
                    .schema(createSchema().ref("Problem"))
                    .example(Examples.plain(problem.json(REQUEST)));
            all.put(
                    name(problem.status()),
                    createAPIResponse()
                            .description(problem.detail())
                            .content(createContent().addMediaType(Problem.MEDIA_TYPE.toString(), media)));
        }
        return all;
    }
}
