package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Envelope.IdempotencyKey;
import org.flightplan.commands.Envelope.Precondition;
import org.flightplan.commands.Envelope.Provenance;
import org.flightplan.fields.Deprecation;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.AuditNote;
import org.flightplan.web.requests.Caller;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/** One request as a resource sees it: its caller, its body and parameters, and the envelope of its command. */
@ApplicationScoped
public class ApiRequest {

    private static final int LONGEST_KEY = 255;
    private static final String IF_MATCH = "If-Match";
    private static final Pattern OUR_TAG = Pattern.compile("\"(0|[1-9][0-9]{0,9})\"");
    private static final Field AUTHOR = Field.optional("created_by", new FieldType.Id())
            .deprecated(Deprecation.of("2026-12-01", "", "leave it out, the token says who is calling"));

    private final RequestScope scope;
    private final BlindIndex index;

    /** @param scope what is known of the request, {@code index} for what repeated requests are known by */
    @Inject
    public ApiRequest(RequestScope scope, BlindIndex index) {
        this.scope = scope;
        this.index = index;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ApiRequest() {
        this(null, null);
    }

    /** Who is calling. */
    public Caller caller() {
        return scope.caller();
    }

    /** What the audit trail will say of this request. */
    public AuditNote note() {
        return scope.note();
    }

    /** The id of this request. */
    public UUID requestId() {
        return scope.id();
    }

    /** The tenant the caller acts in. */
    public TenantId tenant() {
        return scope.caller().tenantId();
    }

    /** The query's parameters; any name but these is refused. */
    public Parameters query(String... known) {
        return new Parameters(scope.request().getUriInfo().getQueryParameters(), Set.of(known), this::mark);
    }

    // keyed where anything is to be found: a search holds PHI, and its cursor goes into an address
    private byte[] mark(String asked) {
        byte[] whole = (scope.request().getUriInfo().getPath() + "\n" + asked).getBytes(StandardCharsets.UTF_8);
        Tenant tenant = caller().tenant();
        return tenant == null || !index.isUsed(tenant.id()) ? sha256(whole) : index.hash(tenant.id(), "cursor", whole);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The shape of a command's body: its own fields, and those that every command takes. */
    public static Shape command(Shape own) {
        return own.and(AUTHOR);
    }

    /** The shape of the body of a command on an existing stream. */
    public static Shape commandOnExisting(Shape own) {
        return command(own).and(Field.optional("expected_version", new FieldType.Whole(0, Integer.MAX_VALUE)));
    }

    /**
     * A command's body.
     *
     * @throws ProblemException 400 when it can't be read, 403 when it names another author than the caller
     */
    public Values read(byte[] body, Shape shape) {
        JsonObject object = Body.parse(body);
        // rights before content
        FieldErrors.Builder errors = new FieldErrors.Builder();
        AUTHOR.kind().check(AUTHOR.name(), object.getOrDefault(AUTHOR.name(), JsonValue.NULL), errors);
        boolean named = shape.fields().contains(AUTHOR) && errors.build().isEmpty();
        if (named && !new Values(object).id(AUTHOR.name()).equals(caller().user())) {
            throw new ProblemException(Problems.forbidden("created_by must be you, or be left out."));
        }
        noteDeprecated(shape, object);
        return shape.read(object);
    }

    private void noteDeprecated(Shape shape, JsonObject object) {
        List<Field> used = shape.fields().stream()
                .filter(field -> field.deprecation() != null && object.containsKey(field.name()))
                .toList();
        if (!used.isEmpty()) {
            scope.request().setProperty(DeprecationHeaders.FIELDS, used);
        }
    }

    /**
     * The envelope of a command.
     *
     * @param body as it came, for the idempotency key's sake
     * @param expectedVersion from the body, or null
     */
    public Envelope envelope(byte[] body, @Nullable Integer expectedVersion) {
        return envelope(body, expectedVersion, List.of());
    }

    /** The envelope of a command that takes no condition and no key: what it has done once, it answers again. */
    public Envelope unconditional() {
        return new Envelope(
                caller().requiredTenant(), caller().user(), scope.id(), List.of(), null, new Precondition.None());
    }

    /** The envelope of commands, with what each belongs to. */
    public Envelope envelope(byte[] body, @Nullable Integer expectedVersion, List<Provenance> provenance) {
        return new Envelope(
                caller().requiredTenant(),
                caller().user(),
                scope.id(),
                provenance,
                idempotencyKey(body),
                precondition(expectedVersion));
    }

    /**
     * Lets pass whoever says which version was read.
     *
     * @throws ProblemException 428 for who does not
     */
    public void requireIfMatch() {
        if (scope.request().getHeaderString(IF_MATCH) == null) {
            throw new ProblemException(Problems.preconditionRequired());
        }
    }

    private @Nullable IdempotencyKey idempotencyKey(byte[] body) {
        String key = scope.request().getHeaderString("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new ProblemException(Problems.invalid(FieldErrors.of(
                    "Idempotency-Key", "must be 1 to " + LONGEST_KEY + " visible ASCII characters without spaces")));
        }
        String path = scope.request().getUriInfo().getPath();
        return new IdempotencyKey(key, requestHash(path, body));
    }

    // keyed: the body holds PHI, and a plain hash of it could be found by guessing
    private String requestHash(String path, byte[] body) {
        byte[] head = (scope.request().getMethod() + " " + path + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
        return HexFormat.of().formatHex(index.hash(tenant(), "request", whole));
    }

    private Precondition precondition(@Nullable Integer expectedVersion) {
        String ifMatch = scope.request().getHeaderString(IF_MATCH);
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return expectedVersion == null ? new Precondition.None() : new Precondition.Version(expectedVersion, false);
        }
        int version = version(ifMatch.strip());
        if (expectedVersion != null && expectedVersion != version) {
            throw new ProblemException(Problems.contradictingVersions());
        }
        return new Precondition.Version(version, true);
    }

    private static int version(String entityTag) {
        try {
            if (OUR_TAG.matcher(entityTag).matches()) {
                return Integer.parseInt(entityTag.substring(1, entityTag.length() - 1));
            }
        } catch (NumberFormatException beyondAnyVersion) {
            // told like any other tag that no stream had
        }
        throw new ProblemException(Problems.unreadableParameter(
                IF_MATCH,
                "must be one ETag as you have read it, such as \"3\", or *; weak tags (W/\"3\"), lists and tags without"
                        + " quotes are not taken"));
    }
}
