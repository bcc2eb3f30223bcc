package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.patients.PatientEvents;
import org.flightplan.units.UnitEvents;

/** Holds every event that any test is given against the JSON Schema of its type, and looks for fields that it lacks. */
final class EventsAsDeclared {

    private static final EventTypes TYPES = new EventTypes(
            List.of(new PatientEvents(), new AdmissionEvents(), new FlightPlanEvents(), new UnitEvents()));

    private static final Validator VALIDATOR = validator();

    private EventsAsDeclared() {}

    private static Validator validator() {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .createValidator();
        TYPES.all().forEach(type -> validator.registerSchema(id(type), type.schema()));
        return validator;
    }

    private static URI id(EventType type) {
        return URI.create(type.schema().getString("$id"));
    }

    /** Fails for an event whose content is not as its schema says; of what is closed there is no content. */
    static void check(JsonObject event) {
        if (!event.containsKey("data")) {
            return;
        }
        EventType type = TYPES.find(event.getString("event_type")).orElseThrow();
        JsonObject data = event.getJsonObject("data");
        Validator.Result result;
        synchronized (VALIDATOR) {
            result = VALIDATOR.validate(id(type), data);
        }
        assertTrue(
                result.isValid(),
                () -> type.name() + " " + result.getErrors().get(0).getError());
        assertTrue(type.schema().getJsonObject("properties").keySet().containsAll(data.keySet()), type::name);
        assertTrue(
                event.getJsonObject("metadata").getInt("schema_version") == type.version(),
                () -> event.getJsonObject("metadata").toString());
    }
}
