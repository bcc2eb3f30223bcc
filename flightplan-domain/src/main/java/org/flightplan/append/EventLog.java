package org.flightplan.append;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.events.Condition;
import org.flightplan.events.EventTypes;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/** The way into the log. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class EventLog {

    @EJB
    AppendSingleton singleton;

    private final EventTypes types;
    private final PhiSeam phi;
    private AppendQueue queue;

    /** @param types their versions and which fields are PHI, and {@code phi} the seam they go through */
    @Inject
    public EventLog(EventTypes types, PhiSeam phi) {
        this.types = types;
        this.phi = phi;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected EventLog() {
        this(null, null);
    }

    @PostConstruct
    void open() {
        queue = singleton.queue();
    }

    /**
     * Appends a request as one. The stage completes when the events are durable, in their final order, or with the
     * reason why nothing was appended; exceptionally with {@link LogUnavailable}, when the caller should come back. It
     * completes on the writer's thread: go on with anything that blocks elsewhere. Nothing is appended that is about a
     * patient who is erased by then: {@link AppendResult.PatientErased}.
     *
     * @throws org.flightplan.keys.PatientErased when nothing may be recorded of a stream's patient any more
     */
    public CompletionStage<AppendResult> append(AppendRequest request) {
        List<StreamAppend> streams = new ArrayList<>(request.streams().size());
        Set<Condition> notErased = new LinkedHashSet<>();
        for (StreamAppend append : request.streams()) {
            streams.add(sealed(request.tenant(), append));
            if (append.patient() != null) {
                notErased.add(Condition.free(UniqueKey.erased(append.patient())));
            }
        }
        return queue.submit(request.with(streams).under(List.copyOf(notErased)));
    }

    /** Whether nothing may be recorded of a patient any more. */
    public boolean isErased(TenantId tenant, UUID patient) {
        return phi.isErased(tenant, patient);
    }

    private StreamAppend sealed(TenantId tenant, StreamAppend append) {
        List<NewEvent> events = new ArrayList<>(append.events().size());
        for (NewEvent event : append.events()) {
            JsonObject data = phi.seal(tenant, append.patient(), types.phiFields(event.type()), event.data());
            JsonObject metadata = JsonDoc.of(event.metadata())
                    .with("schema_version", types.version(event.type()))
                    .build();
            events.add(new NewEvent(event.type(), data, metadata, event.author()));
        }
        return new StreamAppend(append.stream(), append.expected(), events, append.patient());
    }
}
