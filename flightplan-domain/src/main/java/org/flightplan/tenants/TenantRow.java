package org.flightplan.tenants;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.Doc;

@Entity(name = "Tenant")
@Table(name = "tenants")
@SuppressWarnings("NullAway.Init")
class TenantRow {

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

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    protected TenantRow() {}

    TenantRow(Tenant tenant) {
        id = tenant.id().value();
        createdAt = tenant.createdAt().atOffset(ZoneOffset.UTC);
        change(tenant.name(), tenant.active(), tenant.enabledSpecialties());
    }

    final void change(String newName, boolean nowActive, List<String> specialties) {
        name = newName;
        active = nowActive;
        enabledSpecialties = Doc.array(specialties);
    }

    Tenant tenant() {
        List<String> specialties = ((JsonArray) enabledSpecialties).getValuesAs(JsonString::getString);
        return new Tenant(new TenantId(id), name, active, List.copyOf(specialties), createdAt.toInstant());
    }
}
