package org.flightplan.tenants;

import jakarta.json.JsonStructure;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.SQLException;
import org.flightplan.fields.Jsons;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** A {@code jsonb} column: the driver must be told the type, since PostgreSQL takes no varchar for it. */
@Converter
public class JsonColumn implements AttributeConverter<JsonStructure, Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable JsonStructure json) {
        if (json == null) {
            return null;
        }
        try {
            PGobject jsonb = new PGobject();
            jsonb.setType("jsonb");
            jsonb.setValue(json.toString());
            return jsonb;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public @Nullable JsonStructure convertToEntityAttribute(@Nullable Object column) {
        if (column == null) {
            return null;
        }
        return Jsons.structure(column.toString());
    }
}
