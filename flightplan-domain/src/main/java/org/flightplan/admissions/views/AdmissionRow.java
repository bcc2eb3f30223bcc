package org.flightplan.admissions.views;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import org.flightplan.projections.views.ReadModelRow;

/** A stay's data and version. What a list filters and orders by are columns of the table, which its SQL names. */
@Entity(name = "Admission")
@SqlResultSetMapping(
        name = AdmissionRow.LISTED,
        entities = @EntityResult(entityClass = AdmissionRow.class),
        columns = {@ColumnResult(name = "place"), @ColumnResult(name = "total")})
@Table(name = "read_model_admissions")
@SuppressWarnings("NullAway.Init")
class AdmissionRow extends ReadModelRow {

    /** What of the table a row is made of. */
    static final String COLUMNS = "a.tenant_id, a.id, a.data, a.version";

    /** Of a query: the row, its {@code place} in the order as text, and the {@code total}. */
    static final String LISTED = "AdmissionListed";

    @Column(name = "version")
    int version;

    protected AdmissionRow() {}
}
