package org.flightplan.units.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.flightplan.projections.views.ReadModelRow;

@Entity(name = "Unit")
@Table(name = "read_model_units")
class UnitRow extends ReadModelRow {

    @Column(name = "position")
    long position;

    @Column(name = "version")
    int version;

    protected UnitRow() {}
}
