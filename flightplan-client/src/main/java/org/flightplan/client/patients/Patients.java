package org.flightplan.client.patients;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;

/** Patients. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Patients {

    /** Begins a record. 409 {@code mrn_taken} where another patient has the MRN. */
    @POST
    @Path("/patients")
    PatientRecorded create(NewPatient patient);

    /** Says anew what was said of a patient. */
    @PATCH
    @Path("/patients/{id}")
    PatientRecorded update(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch version, PatientUpdate update);

    /** Merges another record into this one: its stays are this patient's, and its MRN finds this patient. */
    @POST
    @Path("/patients/{id}/merge")
    PatientRecorded merge(@PathParam("id") UUID id, Merge merge);

    /** Patients, newest first. */
    @GET
    @Path("/patients")
    Page<Patient> list(@BeanParam Paging paging);

    /** One patient. */
    @GET
    @Path("/patients/{id}")
    Patient get(@PathParam("id") UUID id);

    /** Patients by MRN, by the beginnings of names, or by date of birth; none of these stands in an address. */
    @POST
    @Path("/patients/search")
    Page<Patient> search(PatientSearch search, @BeanParam Paging paging);

    /** Opens a record for a while without being in the care team. Each call is an access of its own. */
    @POST
    @Path("/patients/{id}/break-glass")
    EmergencyAccess breakGlass(@PathParam("id") UUID id, BreakGlass reason);

    /** The same by the handle of a masked row. */
    @POST
    @Path("/break-glass")
    EmergencyAccess breakGlassByHandle(BreakGlassByHandle reason);

    /** Erases a patient for good, by destroying the keys of all that is known; 409 while the patient is in hospital. */
    @POST
    @Path("/patients/{id}/erasure")
    PatientRecorded erase(@PathParam("id") UUID id, Erasure erasure);
}
