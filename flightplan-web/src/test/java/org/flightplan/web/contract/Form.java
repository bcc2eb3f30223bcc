package org.flightplan.web.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.flightplan.fields.Shape;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.jspecify.annotations.Nullable;

/**
 * An object of declared fields somewhere in the body of a command.
 *
 * @param name for people
 * @param client who may send it
 * @param method of HTTP
 * @param path relative to the API
 * @param valid a whole body that is accepted, with every field of the shape where it can have one
 * @param pointer to the object in the body (RFC 6901)
 * @param prefix of the object's fields in {@code field_errors}
 * @param shape the declaration
 */
record Form(
        String name,
        Http client,
        String method,
        String path,
        JsonObject valid,
        String pointer,
        String prefix,
        Shape shape) {

    /** The form of a whole body. */
    static Form of(String name, Http client, String method, String path, JsonObject valid, Shape shape) {
        return new Form(name, client, method, path, valid, "", "", shape);
    }

    /** An object within this one's body. */
    Form within(String inner, String innerPointer, String innerPrefix, Shape innerShape) {
        return new Form(name + " " + inner, client, method, path, valid, innerPointer, innerPrefix, innerShape);
    }

    /** The body with a field set to a value, or taken away when that is null. */
    String body(String field, @Nullable JsonValue value) {
        var at = Json.createPointer(pointer + "/" + field);
        if (value != null) {
            return Raw.text(at.add(valid, value));
        }
        return (at.containsValue(valid) ? at.remove(valid) : valid).toString();
    }

    Answer send(String body) {
        return client.send(method, path, body);
    }

    @Override
    public String toString() {
        return name;
    }
}
