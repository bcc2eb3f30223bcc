package org.flightplan.client.http;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads answers, in the same way on every server, whatever JSON binding that server prefers. The wildcard is for Jersey, which has
 * forgotten the content type of an answer that a filter gave.
 */
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public final class JsonBodies implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || type == JsonObject.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return type.isRecord() ? Json.record(body, generic) : Json.object(body);
    }
}
