package org.flightplan.client.flightplans;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Nothing;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;
import org.jspecify.annotations.Nullable;

/** Flight plans: their status, target, milestones and tasks. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface FlightPlans {

    /** Flight plans, by id. */
    @GET
    @Path("/flightplans")
    Page<FlightPlan> list(@QueryParam("status") @Nullable PlanStatus status, @BeanParam Paging paging);

    /** One flight plan. */
    @GET
    @Path("/flightplans/{id}")
    FlightPlan get(@PathParam("id") UUID id);

    /** Activates, completes or cancels it. */
    @POST
    @Path("/flightplans/{id}/status")
    PlanRecorded changeStatus(@PathParam("id") UUID id, StatusChange change);

    /** Says on which day the patient is to go home. */
    @POST
    @Path("/flightplans/{id}/target")
    PlanRecorded changeTarget(@PathParam("id") UUID id, TargetChange change);

    /** Plans a milestone, or says anew what it is and when. */
    @POST
    @Path("/flightplans/{id}/milestones")
    MilestonePlanned planMilestone(@PathParam("id") UUID id, NewMilestone milestone);

    /** Ticks a milestone off. */
    @POST
    @Path("/flightplans/{id}/milestones/{milestone_id}/reached")
    PlanRecorded reachMilestone(
            @PathParam("id") UUID id, @PathParam("milestone_id") UUID milestoneId, MilestoneReached reached);

    /** Takes back that it was reached. */
    @DELETE
    @Path("/flightplans/{id}/milestones/{milestone_id}/reached")
    PlanRecorded reopenMilestone(@PathParam("id") UUID id, @PathParam("milestone_id") UUID milestoneId);

    /** Takes a milestone out of the plan. */
    @DELETE
    @Path("/flightplans/{id}/milestones/{milestone_id}")
    PlanRecorded removeMilestone(@PathParam("id") UUID id, @PathParam("milestone_id") UUID milestoneId);

    /** Raises a task. */
    @POST
    @Path("/flightplans/{id}/tasks")
    TaskRaised raiseTask(@PathParam("id") UUID id, NewTask task);

    /** Ticks a task off. */
    @POST
    @Path("/flightplans/{id}/tasks/{task_id}/done")
    PlanRecorded finishTask(@PathParam("id") UUID id, @PathParam("task_id") UUID taskId, Nothing nothing);

    /** Takes back that it was done. */
    @DELETE
    @Path("/flightplans/{id}/tasks/{task_id}/done")
    PlanRecorded reopenTask(@PathParam("id") UUID id, @PathParam("task_id") UUID taskId);

    /** Takes a task out of the plan. */
    @DELETE
    @Path("/flightplans/{id}/tasks/{task_id}")
    PlanRecorded removeTask(@PathParam("id") UUID id, @PathParam("task_id") UUID taskId);
}
