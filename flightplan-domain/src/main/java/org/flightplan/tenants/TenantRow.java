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
        settings = JsonDoc.of(others).with(CARE_TEAMS, tenant.careTeams()).build();
    }

    Tenant tenant() {
        List<String> specialties = ((JsonArray) enabledSpecialties).getValuesAs(JsonString::getString);
        boolean careTeams = Boolean.TRUE.equals(new Values(settings.asJsonObject()).flagOrNull(CARE_TEAMS));
        return new Tenant(new TenantId(id), name, active, List.copyOf(specialties), careTeams, createdAt.toInstant());
    }
}
