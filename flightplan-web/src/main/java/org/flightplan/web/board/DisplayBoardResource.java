package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flightplan.admissions.views.BoardStays.BoardStay;
import org.flightplan.audit.Action;
import org.flightplan.displays.Display;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;
import org.flightplan.units.UnitId;
import org.flightplan.units.views.UnitQueries;
import org.flightplan.units.views.UnitView;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /displays/board}: a unit's board as its display at the wall shows it. */
@ApplicationScoped
@Path("/displays/board")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DisplayBoardResource {

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    RequestScope scope;

    @Inject
    UnitQueries units;

    @Inject
    BoardReading reading;

    @Inject
    AccessRecords accessRecords;

    /** Who is in which of the unit's beds now; whole names where the hospital lets the display show them. */
    @GET
    @Allowed(byDisplays = true)
    @Audited(Action.BOARD_READ)
    public Response read() {
        apiRequest.query();
        Display display = scope.display();
        Tenant tenant = apiRequest.caller().requiredTenant();
        UnitView unit = units.find(tenant.id(), new UnitId(display.unit()))
                .filter(UnitView::isOpen)
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        String location = Specialties.locationCode(unit.location());
        Predicate<BoardStay> here = stay -> stay.isOpen() && location.equals(stay.location());
        Instant now = clock.instant();
        BoardData data = reading.read(tenant, now, now, here);
        List<BoardStay> stays = data.stays().stream().filter(here).toList();
        accessRecords.servedAgain(patients(data, stays));
        Occupants occupants = new Occupants(data);
        AtTheWall wall = new AtTheWall(tenant, display.showsNames());
        Map<UUID, String> alike = occupants.alike(stays);
        List<JsonObject> withoutBed = stays.stream()
                .filter(stay -> stay.bed() == null)
                .map(stay -> wall.occupant(occupants.json(stay, alike)))
                .toList();
        return ApiResponses.ok(doc().with("position", data.position())
                .with("display", display.name())
                .with("time_zone", tenant.zone().getId())
                .with("unit", wall.unit(new UnitRows(data).row(unit)))
                .with("without_bed", withoutBed)
                .build());
    }

    private static Set<UUID> patients(BoardData data, List<BoardStay> stays) {
        return stays.stream()
                .filter(data::isShown)
                .map(stay -> stay.view().patientId())
                .collect(Collectors.toSet());
    }
}
