package org.flightplan.web.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.web.openapi.Endpoint.Trait;
import org.flightplan.web.subscriptions.SubscriptionResource;

/** {@code /openapi}: the whole document, from {@link Endpoints}. */
public final class ApiDocument implements OASModelReader {

    private static final String BASE = "/api/v1";
    private static final String SCHEME = "token";
    /** Who may call an operation; where it is absent, any authenticated user, or anybody where no token is asked for. */
    private static final String ROLES = "x-roles";

    private static final Pattern TEMPLATE = Pattern.compile("\\{(\\w+)}");

    @Override
    public OpenAPI buildModel() {
        Paths paths = createPaths();
        DeclaredMethods methods = new DeclaredMethods();
        for (Endpoint endpoint : Endpoints.all()) {
            String path = BASE + endpoint.path();
            if (!paths.hasPathItem(path)) {
                paths.addPathItem(path, createPathItem());
            }
            paths.getPathItem(path)
                    .setOperation(PathItem.HttpMethod.valueOf(endpoint.method()), operation(endpoint, methods));
        }
        var bearer = createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                        "sub (user), tenant, groups (roles); for /displays/board and /displays/stream the secret of a display, which is no JWT");
        var components = createComponents().addSecurityScheme(SCHEME, bearer);
        ProblemAnswers.all().forEach(components::addResponse);
        components.addSchema("Problem", ProblemAnswers.schema());
        return createOpenAPI()
                .openapi("3.0.3")
                .info(createInfo()
                        .title("FlightPlan")
                        .version("1")
                        .description(
                                "Plans and follows inpatient stays. Every error is application/problem+json. A request that can't be"
                                        + " read is 400, a method that an address does not take 405. A body, or a Content-Type, that an operation does not"
                                        + " take may be refused all the same: 408, 413, 415."))
                .paths(paths)
                .components(components);
    }

    private static Operation operation(Endpoint endpoint, DeclaredMethods methods) {
        Operation operation = createOperation()
                .operationId(endpoint.operationId())
                .addTag(endpoint.tag())
                .summary(endpoint.summary())
                .responses(responses(endpoint));
        parameters(endpoint, methods).forEach(operation::addParameter);
        methods.deprecation(endpoint, "")
                .ifPresent(why -> operation.deprecated(true).description(why.words()));
        List<String> roles = methods.roles(endpoint);
        if (!roles.isEmpty()) {
            operation.addExtension(ROLES, roles);
        }
        if (!endpoint.open()) {
            operation.addSecurityRequirement(createSecurityRequirement().addScheme(SCHEME));
        }
        if (endpoint.is(Trait.TAKES_CONTENT)) {
            operation.requestBody(createRequestBody().required(true).content(bytes()));
        }
        Shape body = endpoint.body();
        return body == null
                ? operation
                : operation.requestBody(createRequestBody().required(true).content(sent(body)));
    }

    private static APIResponses responses(Endpoint endpoint) {
        APIResponses responses = createAPIResponses();
        boolean givesContent = endpoint.is(Trait.GIVES_CONTENT);
        APIResponse success = createAPIResponse()
                .description(endpoint.summary())
                .content(
                        givesContent
                                ? bytes()
                                : endpoint.is(Trait.GIVES_EVENTS)
                                        ? events(endpoint.answer())
                                        : json(Schemas.ANSWERED, endpoint.answer()));
        if (endpoint.givesParts()) {
            responses.addAPIResponse(
                    "206",
                    createAPIResponse()
                            .description("The part that Range asks for")
                            .content(bytes())
                            .addHeader("Content-Range", header("Which bytes, of how many")));
            responses.addAPIResponse("304", createAPIResponse().description("As If-None-Match names it"));
            success.addHeader("ETag", header("The same as long as the attachment is there"));
        }
        boolean versioned = endpoint.is(Trait.COMMAND)
                || endpoint.answer().fields().stream()
                        .anyMatch(field -> field.name().equals("version"));
        if (versioned) {
            success.addHeader("ETag", header("The stream's version"));
        }
        if (endpoint.status() == 201
                && !endpoint.is(Trait.ON_EXISTING)
                && !endpoint.path().equals("/clinical-events")
                && !endpoint.path().endsWith("/attachments")
                && !endpoint.path().equals("/admin/displays")) {
            success.addHeader("Location", header("Where to read what was made"));
        }
        responses.addAPIResponse(String.valueOf(endpoint.status()), success);
        if (endpoint.appends()) {
            String later = "Durable; the queries will show it soon";
            responses.addAPIResponse(
                    "202", createAPIResponse().description(later).content(json(Schemas.ANSWERED, endpoint.answer())));
        }
        for (int status : endpoint.problems()) {
            responses.addAPIResponse(String.valueOf(status), createAPIResponse().ref(ProblemAnswers.name(status)));
        }
        return responses;
    }

    private static List<org.eclipse.microprofile.openapi.models.parameters.Parameter> parameters(
            Endpoint endpoint, DeclaredMethods methods) {
        List<Parameter> all = new ArrayList<>(endpoint.query());
        if (!endpoint.open()) {
            all.add(Parameter.TENANT);
        }
        if (endpoint.is(Trait.COMMAND)) {
            all.addAll(List.of(Parameter.IDEMPOTENCY_KEY, Parameter.PREFER, Parameter.IF_MATCH));
        }
        if (endpoint.is(Trait.LOOK)) {
            all.add(Parameter.PURPOSE_OF_USE);
        }
        List<org.eclipse.microprofile.openapi.models.parameters.Parameter> parameters = new ArrayList<>();
        TEMPLATE.matcher(endpoint.path())
                .results()
                .map(found -> found.group(1))
                .map(name -> createParameter()
                        .name(name)
                        .in(In.PATH)
                        .required(true)
                        .schema(Schemas.ANSWERED.of(name.equals("id") ? new FieldType.Id() : new FieldType.Text(100))))
                .forEach(parameters::add);
        for (Parameter parameter : all) {
            var told = createParameter()
                    .name(parameter.name())
                    .in(In.valueOf(parameter.in().toUpperCase(Locale.ROOT)))
                    .description(parameter.description())
                    .required(parameter.equals(Parameter.IF_MATCH) && endpoint.is(Trait.NEEDS_VERSION))
                    .schema(Schemas.ANSWERED.of(parameter.kind()));
            methods.deprecation(endpoint, parameter.name())
                    .ifPresent(why -> told.deprecated(true).description(why.words()));
            parameters.add(told);
        }
        return parameters;
    }

    private static Header header(String description) {
        return createHeader().description(description).schema(Schemas.ANSWERED.of(new FieldType.Text(255)));
    }

    private static Content bytes() {
        return createContent()
                .addMediaType(
                        "application/octet-stream",
                        createMediaType()
                                .schema(SchemaDialect.typed(SchemaType.STRING).format("binary")));
    }

    // with its example in the schema: generators warn of one beside it
    private static Content sent(Shape shape) {
        Schema schema = Schemas.SENT.of(shape).example(Examples.plain(Examples.of(shape)));
        return createContent()
                .addMediaType("application/json", createMediaType().schema(schema));
    }

    private static Content events(Shape data) {
        return createContent()
                .addMediaType(
                        SubscriptionResource.EVENT_STREAM,
                        createMediaType()
                                .schema(SchemaDialect.typed(SchemaType.STRING))
                                .example("id: 4711\ndata: " + Examples.of(data) + "\n\n"));
    }

    private static Content json(Schemas schemas, Shape shape) {
        return createContent()
                .addMediaType(
                        "application/json",
                        createMediaType().schema(schemas.of(shape)).example(Examples.plain(Examples.of(shape))));
    }
}
