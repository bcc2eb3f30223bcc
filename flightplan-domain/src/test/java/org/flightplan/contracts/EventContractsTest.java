package org.flightplan.contracts;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of each event type and version, approved in {@code docs/events}. {@code -Dflightplan.pages.write} writes what is
 * new there, and never what would break a version that is approved.
 */
class EventContractsTest {

    private static final String WRITE = "flightplan.pages.write";

    private static final URI NAME = URI.create("urn:flightplan:schema");

    private static final Shape SHAPE = Shape.of(
            required("id", new FieldType.Id()),
            optional("note", new FieldType.Text(100)).asPhi());

    static Stream<EventType> types() {
        return StoredEventsTest.types().all().stream();
    }

    private static JsonObject contract(EventType type) {
        return JsonDoc.of(type.schema())
                .with("examples", StoredEventsTest.samplesOf(type.name()))
                .build();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_present_version_is_as_approved(EventType type) {
        JsonObject present = contract(type);
        boolean isNew = !Files.exists(ApprovedContracts.file(type.name(), type.version()));
        if (!isNew) {
            assertEquals(
                    List.of(),
                    ContractChange.broken(ApprovedContracts.read(type.name(), type.version()), present),
                    "events are stored in this version and read by others: make the next one, with an upcaster");
        }
        if (System.getProperty(WRITE) != null) {
            ApprovedContracts.write(type.name(), type.version(), present);
        }
        assertEquals(
                ApprovedContracts.read(type.name(), type.version()),
                present,
                "to approve what was added, write it anew with -D" + WRITE);
    }

    @ParameterizedTest
    @MethodSource("types")
    void examples_of_every_version_are_valid_in_the_present_one(EventType type) {
        Validator schema = validator(type.schema());
        for (int version = 1; version <= type.version(); version++) {
            for (JsonObject example : ApprovedContracts.examples(ApprovedContracts.read(type.name(), version))) {
                JsonObject present = type.present(version, example);
                assertTrue(isValid(schema, present), () -> type.name() + " " + present);
                type.shape().read(present);
            }
        }
    }

    @Test
    void there_is_a_file_of_every_version_and_no_other() throws IOException {
        Set<Path> expected = new TreeSet<>(Set.of(ApprovedContracts.FOLDER.resolve("README.md")));
        types().forEach(type -> {
            for (int version = 1; version <= type.version(); version++) {
                expected.add(ApprovedContracts.file(type.name(), version));
            }
        });
        try (Stream<Path> files = Files.list(ApprovedContracts.FOLDER)) {
            assertEquals(expected, files.collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void the_page_of_events_says_what_the_code_says() throws IOException {
        Path file = ApprovedContracts.FOLDER.resolve("README.md");
        String page = EventsPage.of(types().toList());
        if (System.getProperty(WRITE) != null) {
            Files.writeString(file, page);
        }
        assertEquals(page, Files.readString(file), "write it anew with -D" + WRITE);
    }

    @Test
    void an_optional_field_may_be_added_and_nothing_else_may_change() {
        assertEquals(List.of(), broken(SHAPE));
        assertEquals(List.of(), broken(SHAPE.and(optional("more", new FieldType.Flag()))));
        assertFalse(broken(SHAPE.and(required("more", new FieldType.Flag()))).isEmpty());
        assertFalse(broken(SHAPE.without("note")).isEmpty());
        Field note = optional("note", new FieldType.Text(100));
        for (Field other : List.of(
                note,
                required("note", new FieldType.Text(100)).asPhi(),
                optional("note", new FieldType.Text(99)).asPhi(),
                optional("note", new FieldType.Flag()).asPhi())) {
            assertFalse(broken(SHAPE.without("note").and(other)).isEmpty(), other::toString);
        }
        assertFalse(broken(SHAPE.without("id").and(optional("id", new FieldType.Id())))
                .isEmpty());
    }

    private static List<String> broken(Shape changed) {
        return ContractChange.broken(
                new EventType("synthetic.happened", "Synthetic", SHAPE).schema(),
                new EventType("synthetic.happened", "Synthetic", changed).schema());
    }

    @Test
    void a_schema_refuses_what_the_shape_refuses_and_lets_null_stand_for_what_was_erased() {
        Validator schema = validator(new EventType("synthetic.happened", "Synthetic", SHAPE).schema());
        JsonDoc right = JsonDoc.doc().with("id", "3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");
        assertTrue(isValid(schema, right.build()));
        assertTrue(isValid(schema, right.withNull("note").build()));
        assertFalse(isValid(schema, right.with("note", "x".repeat(101)).build()));
        assertFalse(isValid(schema, right.with("note", 1).build()));
        assertFalse(isValid(schema, JsonValue.EMPTY_JSON_OBJECT));
    }

    /** What the log is asked in SQL, past the upcasters: such a field is named so in every version. */
    @Test
    void who_a_stream_is_of_has_the_same_name_in_every_version() {
        for (String event : List.of("admission.created/patient_id", "flightplan.created/admission_id")) {
            String[] names = event.split("/", 2);
            EventType type = StoredEventsTest.types().find(names[0]).orElseThrow();
            for (int version = 1; version <= type.version(); version++) {
                assertTrue(ApprovedContracts.read(names[0], version)
                        .getJsonArray("required")
                        .toString()
                        .contains("\"" + names[1] + "\""));
            }
        }
    }

    private static Validator validator(JsonObject schema) {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .createValidator();
        validator.registerSchema(NAME, schema);
        return validator;
    }

    private static boolean isValid(Validator schema, JsonObject data) {
        return schema.validate(NAME, data).isValid();
    }
}
