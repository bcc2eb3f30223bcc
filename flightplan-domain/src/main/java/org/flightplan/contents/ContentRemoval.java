package org.flightplan.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.contents.ContentStore.StoreUnavailable;
import org.flightplan.contents.StoredContents.Due;
import org.flightplan.events.EventsOfType;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.Values;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.migrations.StartupMigrator;

/**
 * Removes from the store what the log does not have, or has no more: what was retracted, what is an erased patient's, and what
 * an upload left that came to nothing. While the store is away it is tried again.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ContentRemoval implements BackgroundWork {

    private static final int AT_ONCE = 100;

    // the contracts of others, by their stored names
    private static final String ADDED = "attachment.added";
    private static final String RETRACTED = "attachment.retracted";
    private static final String ERASED = "patient.erased";

    @Inject
    StartupMigrator migrator;

    @Inject
    KeyStoreCheck keyStore;

    @Inject
    KeyRing keys;

    @Inject
    EventsOfType events;

    @Inject
    StreamReader streams;

    @Inject
    StoredContents contents;

    @Inject
    Reservations reservations;

    @Inject
    ContentSettings settings;

    private long retractedTo;
    private long erasedTo;

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "removing contents", Duration.ofSeconds(10), Duration.ofMinutes(10), () -> this::removeAll);
    }

    void removeAll() {
        if (!migrator.isMigrated() || keyStore.problem().isPresent()) {
            return;
        }
        findRetracted();
        findErased();
        reservations.purge();
        RuntimeException fault = null;
        for (Due due : contents.due(AT_ONCE)) {
            try {
                look(due);
            } catch (StoreUnavailable away) {
                throw away;
            } catch (RuntimeException e) {
                // one that can't be judged does not keep the others
                fault = e;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void findRetracted() {
        EventsOfType.Page page = events.after(RETRACTED, retractedTo);
        for (RecordedEvent event : page.events()) {
            contents.lookAtAttachment(event.tenant(), event.storedValues().id("attachment_id"));
        }
        retractedTo = page.head();
    }

    // the key store knows of those whom a restored log has forgotten, the log of those who were erased just now
    private void findErased() {
        EventsOfType.Page page = events.after(ERASED, erasedTo);
        List<Erasure> erased = new ArrayList<>(keys.erasures());
        for (RecordedEvent event : page.events()) {
            erased.add(new Erasure(event.tenant(), event.stream().id(), event.createdBy(), ""));
        }
        contents.lookAtPatients(erased);
        erasedTo = page.head();
    }

    private void look(Due due) {
        if (!keys.isErased(due.name().tenant(), due.patient()) && isInLog(due)) {
            contents.stillKeep(due);
        } else {
            settings.store().ifPresent(store -> {
                store.delete(due.name());
                contents.gone(due.name());
            });
        }
    }

    private boolean isInLog(Due due) {
        UUID key = due.name().key();
        Set<UUID> holding = new HashSet<>();
        for (RecordedEvent event : streams.stream(due.name().tenant(), due.admission())) {
            Values said = event.storedValues();
            if (event.type().equals(ADDED)
                    && (said.id("storage_key").equals(key) || key.equals(said.idOrNull("thumbnail_key")))) {
                holding.add(said.id("attachment_id"));
            } else if (event.type().equals(RETRACTED)) {
                holding.remove(said.id("attachment_id"));
            }
        }
        return !holding.isEmpty();
    }
}
