package org.flightplan.client.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what stands in queries and headers and is no type that REST clients know: as its text. */
public final class Parameters implements ParamConverterProvider {

    private static final Set<Class<?>> OURS = Set.of(Instant.class, LocalDate.class, IfMatch.class);

    @Override
    @SuppressWarnings("NullAway") // null says that it is for another to convert
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return OURS.contains(type) ? new Text<>() : null;
    }

    private static final class Text<T> implements ParamConverter<T> {
        @Override
        @SuppressWarnings("NullAway") // Jersey asks for the text of what is not said, too
        public @Nullable String toString(@Nullable T value) {
            return value == null ? null : value.toString();
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("a client reads no parameters");
        }
    }
}
