package org.flightplan.bench.inside;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.AuditTrail;
import org.flightplan.bench.inside.WithoutResource.Without;

/** The application's audit trail, which records nothing while it is {@link Without#AUDIT}. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class UnrecordedTrail extends AuditTrail {

    @Override
    public void record(AccessRecord accessRecord) {
        if (!Without.AUDIT.isOn()) {
            super.record(accessRecord);
        }
    }
}
