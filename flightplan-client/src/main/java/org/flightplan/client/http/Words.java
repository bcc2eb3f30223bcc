package org.flightplan.client.http;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of an enumeration, in JSON and in queries. A word that this client does not know yet is read as null. */
public abstract class Words<E extends Enum<E>> implements JsonbAdapter<E, String> {

    private final Class<E> type;

    /** Of the enumeration whose words its {@code toString} gives. */
    protected Words(Class<E> type) {
        this.type = type;
    }

    /** The usual word: the name in lower case. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String adaptToJson(E value) {
        return value.toString();
    }

    @Override
    @SuppressWarnings("NullAway") // the interface knows nothing of null
    public @Nullable E adaptFromJson(String word) {
        for (E each : type.getEnumConstants()) {
            if (each.toString().equals(word)) {
                return each;
            }
        }
        return null;
    }
}
