package org.flightplan.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Set;
import org.flightplan.settings.Environment;
import org.flightplan.web.admissions.AdmissionsResource;
import org.flightplan.web.admissions.CalculationsResource;
import org.flightplan.web.admissions.ClinicalEventsResource;
import org.flightplan.web.admissions.StayCommandsResource;
import org.flightplan.web.archives.ArchivesResource;
import org.flightplan.web.attachments.AttachmentContentResource;
import org.flightplan.web.attachments.AttachmentsResource;
import org.flightplan.web.audit.AuditResource;
import org.flightplan.web.audit.BreakGlassReviewResource;
import org.flightplan.web.audit.SealsResource;
import org.flightplan.web.board.BoardResource;
import org.flightplan.web.board.DisplayBoardResource;
import org.flightplan.web.database.DatabaseResource;
import org.flightplan.web.development.DevelopmentTokenResource;
import org.flightplan.web.displays.ClaimResource;
import org.flightplan.web.displays.DisplaysResource;
import org.flightplan.web.events.EventSchemasResource;
import org.flightplan.web.events.EventsResource;
import org.flightplan.web.flightplans.FlightPlansResource;
import org.flightplan.web.flightplans.PlanCommandsResource;
import org.flightplan.web.http.AuditResponseFilter;
import org.flightplan.web.http.DeprecationHeaders;
import org.flightplan.web.http.RequestStart;
import org.flightplan.web.http.RequestTimes;
import org.flightplan.web.http.Routes;
import org.flightplan.web.keys.KeysResource;
import org.flightplan.web.nodes.NodesResource;
import org.flightplan.web.patients.BreakGlassByHandleResource;
import org.flightplan.web.patients.BreakGlassResource;
import org.flightplan.web.patients.ErasureResource;
import org.flightplan.web.patients.PatientsResource;
import org.flightplan.web.problems.ProblemMapper;
import org.flightplan.web.projections.ProjectionsResource;
import org.flightplan.web.security.AccessFilter;
import org.flightplan.web.signin.SignInResource;
import org.flightplan.web.specialties.SpecialtiesResource;
import org.flightplan.web.subscriptions.DisplaySubscriptionResource;
import org.flightplan.web.subscriptions.SubscriptionResource;
import org.flightplan.web.tenants.CurrentTenantResource;
import org.flightplan.web.tenants.TenantsResource;
import org.flightplan.web.units.CensusResource;
import org.flightplan.web.units.UnitCensusResource;
import org.flightplan.web.units.UnitCommandsResource;
import org.flightplan.web.units.UnitsResource;
import org.flightplan.web.users.UsersResource;

/** The API, version 1. Every resource is named here; the development endpoint is one in development alone. */
@ApplicationScoped
@ApplicationPath("/api/v1")
public class Api extends Application {

    /** Where the methods of the API are found by those who must know before JAX-RS does. */
    @Produces
    @Singleton
    Routes routes() {
        return Routes.of(getClasses());
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(Set.of(
                RequestStart.class,
                RequestTimes.class,
                DeprecationHeaders.class,
                AuditResponseFilter.class,
                AccessFilter.class,
                ProblemMapper.class,
                PatientsResource.class,
                BreakGlassResource.class,
                BreakGlassByHandleResource.class,
                BreakGlassReviewResource.class,
                ErasureResource.class,
                KeysResource.class,
                ArchivesResource.class,
                AdmissionsResource.class,
                CalculationsResource.class,
                StayCommandsResource.class,
                ClinicalEventsResource.class,
                AttachmentsResource.class,
                AttachmentContentResource.class,
                FlightPlansResource.class,
                PlanCommandsResource.class,
                BoardResource.class,
                DisplayBoardResource.class,
                DisplaysResource.class,
                ClaimResource.class,
                UnitsResource.class,
                UsersResource.class,
                CensusResource.class,
                UnitCensusResource.class,
                UnitCommandsResource.class,
                EventsResource.class,
                EventSchemasResource.class,
                SubscriptionResource.class,
                DisplaySubscriptionResource.class,
                SpecialtiesResource.class,
                TenantsResource.class,
                CurrentTenantResource.class,
                ProjectionsResource.class,
                DatabaseResource.class,
                NodesResource.class,
                SealsResource.class,
                AuditResource.class,
                SignInResource.class));
        if (Environment.current().offersDevelopmentTokens()) {
            classes.add(DevelopmentTokenResource.class);
        }
        return classes;
    }
}
