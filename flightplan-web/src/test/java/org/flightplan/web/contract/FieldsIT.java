package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every command with each of its fields missing, blank, too long, of a wrong type, out of range, or unknown: refused with
 * a problem that names the field, and nothing is recorded. The cases come from the declarations, so a new field is
 * covered by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldsIT {

    private Ward ward;
    private Forms forms;
    private long head;

    @BeforeAll
    void open_a_ward() {
        ward = Ward.open();
        forms = new Forms(ward);
    }

    @TestFactory
    Stream<DynamicContainer> a_command_with_a_wrong_field_is_refused_and_the_field_is_named() {
        return tests(forms.commands());
    }

    @TestFactory
    Stream<DynamicContainer> a_command_on_a_stay_with_a_wrong_field_is_refused_and_the_field_is_named() {
        return tests(new StayForms(ward).stays());
    }

    @TestFactory
    Stream<DynamicContainer> a_command_on_a_flight_plan_with_a_wrong_field_is_refused_and_the_field_is_named() {
        return tests(new StayForms(ward).plans());
    }

    @TestFactory
    Stream<DynamicContainer> a_command_on_a_unit_with_a_wrong_field_is_refused_and_the_field_is_named() {
        return tests(new UnitForms(ward).units());
    }

    @TestFactory
    Stream<DynamicContainer> a_stored_event_with_a_wrong_field_is_refused_and_the_field_is_named() {
        return tests(forms.storedEvents());
    }

    @TestFactory
    Stream<DynamicContainer> a_clinical_event_is_held_to_the_words_of_its_specialty() {
        return tests(forms.clinicalEvents());
    }

    @TestFactory
    Stream<DynamicContainer> a_command_on_the_installation_with_a_wrong_field_is_refused_and_the_field_is_named() {
        return tests(forms.installation());
    }

    private Stream<DynamicContainer> tests(List<Form> all) {
        head = ward.head();
        return all.stream().map(form -> dynamicContainer(form.name(), tests(form)));
    }

    // last the body as it should be: what was refused before was refused for its fault alone
    private Stream<DynamicTest> tests(Form form) {
        Stream<DynamicTest> refusals = Mutations.of(form).stream()
                .map(wrong -> dynamicTest(form.name() + " " + wrong.what(), () -> refused(form, wrong)));
        DynamicTest control = dynamicTest(form.name() + " as it should be", () -> accepted(form));
        return Stream.concat(refusals, Stream.of(control));
    }

    private void refused(Form form, Mutations.Wrong wrong) {
        int tenants = tenants(form);
        Answer answer = form.send(wrong.body());
        assertEquals(Set.of(wrong.field()), answer.problem(422).fieldErrors(), answer::toString);
        assertEquals(List.of(), ward.feed(head));
        assertEquals(tenants, tenants(form));
    }

    private void accepted(Form form) {
        try {
            Answer answer = form.send(form.valid().toString());
            assertEquals(2, answer.status() / 100, answer::toString);
            for (Field field : form.shape().fields()) {
                // what an event type declares as required is, whoever declares the object that holds it
                // and in a PATCH null takes a value away
                if (!field.required()
                        && !form.method().equals("PATCH")
                        && !(field.kind() instanceof FieldType.AnyObject)) {
                    nullEqualsAbsent(form, field);
                }
            }
        } finally {
            head = ward.head();
        }
    }

    private static void nullEqualsAbsent(Form form, Field field) {
        Answer answer = form.send(form.body(field.name(), JsonValue.NULL));
        int leastOne = form.shape().isOneOf() ? 422 : 200;
        assertTrue(List.of(200, 201, 409, leastOne).contains(answer.status()), answer::toString);
        assertEquals(form.send(form.body(field.name(), null)).status(), answer.status(), field::name);
    }

    private static int tenants(Form form) {
        return form.path().equals("admin/tenants")
                ? Pages.byOffset(form.client(), form.path(), 200).size()
                : 0;
    }
}
