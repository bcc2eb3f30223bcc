package org.flightplan.tenants;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;

@Entity(name = "Tenant")
@Table(name = "tenants")
@SuppressWarnings("NullAway.Init")
class TenantRow {

    private static final String CARE_TEAMS = "care_teams";
    private static final String TIME_ZONE = "time_zone";

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "name")
    String name;

    @Column(name = "active")
    boolean active;

    @Convert(converter = JsonColumn.class)
    @Column(name = "enabled_specialties")
    JsonStructure enabledSpecialties;

    @Convert(converter = JsonColumn.class)
    @Column(name = "settings")
    JsonStructure settings;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    protected TenantRow() {}

    TenantRow(Tenant tenant) {
        id = tenant.id().value();
        createdAt = tenant.createdAt().atOffset(ZoneOffset.UTC);
        change(tenant);
    }

    final void change(Tenant tenant) {
        name = tenant.name();
        active = tenant.active();
        enabledSpecialties = JsonDoc.array(tenant.enabledSpecialties());
        JsonObject others = settings == null ? JsonValue.EMPTY_JSON_OBJECT : settings.asJsonObject();
        settings = JsonDoc.of(others)
                .with(CARE_TEAMS, tenant.careTeams())
                .with(TIME_ZONE, tenant.zone().getId())
                .build();
    }

    Tenant tenant() {
        List<String> specialties = ((JsonArray) enabledSpecialties).getValuesAs(JsonString::getString);
        Values set = new Values(settings.asJsonObject());
        String zone = set.textOrNull(TIME_ZONE);
        return new Tenant(
                new TenantId(id),
                name,
                active,
                List.copyOf(specialties),
                Boolean.TRUE.equals(set.flagOrNull(CARE_TEAMS)),
                zone == null ? ZoneOffset.UTC : ZoneId.of(zone),
                createdAt.toInstant());
    }
}
