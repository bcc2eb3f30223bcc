package org.flightplan.web.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand.AddAttachment;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Envelope;
import org.flightplan.contents.ContentThreads;
import org.flightplan.contents.Contents;
import org.flightplan.contents.Contents.Belonging;
import org.flightplan.contents.Incoming;
import org.flightplan.contents.Reservations.Reservation;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/** From a content that has come to its event: searched, stored, and then on record. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Receipt {

    @Inject
    Contents contents;

    @Inject
    ContentThreads threads;

    @Inject
    Admissions admissions;

    @Inject
    AdmissionEvents events;

    @Inject
    StreamReader streams;

    @Inject
    Clock clock;

    /**
     * What is asked of the log.
     *
     * @param stored whether the contents that it names are new
     */
    private record Asked(AttachmentAdded attachment, boolean stored) {}

    /** @throws ProblemException 503 where contents can't be kept now */
    void requireStore() {
        if (contents.problem().isPresent()) {
            throw new ProblemException(Problems.noContentStore());
        }
    }

    /** Keeps a content, and closes it. */
    CompletionStage<CommandResult> of(Reservation reservation, Incoming content, Envelope envelope) {
        AdmissionId stay = new AdmissionId(reservation.admission());
        TenantId tenant = envelope.tenant().id();
        return CompletableFuture.supplyAsync(() -> kept(tenant, reservation, content), threads)
                .whenComplete((unused, fault) -> content.close())
                .thenCompose(asked -> admissions
                        .handle(envelope, stay, List.of(new AddAttachment(asked.attachment())))
                        .thenApplyAsync(result -> settled(tenant, asked, result), threads));
    }

    private Asked kept(TenantId tenant, Reservation reservation, Incoming content) {
        try {
            Optional<AttachmentAdded> recorded = recorded(tenant, reservation);
            if (recorded.isPresent()) {
                // sent again: the rules say whether it is the same
                return new Asked(sentAgain(recorded.get(), content), false);
            }
            contents.search(content);
            Values said = new Values(reservation.data());
            String type = contents.type(content, said.textOrNull("filename"));
            Belonging to = new Belonging(tenant, reservation.patient(), reservation.admission(), reservation.id());
            contents.store(content, to);
            UUID picture = TimeOrderedId.madeAt(clock.instant());
            boolean pictured = contents.storeThumbnail(content, type, picture, to);
            JsonDoc whole = JsonDoc.of(reservation.data())
                    .with("content_type", type)
                    .with("size", content.size())
                    .with("digest", content.digest())
                    .with("storage_key", content.name().key())
                    .with("thumbnail_key", pictured ? picture : null);
            return new Asked(added(new Values(whole.build())), true);
        } catch (IOException e) {
            throw new ProblemException(Problems.contentsUnavailable());
        }
    }

    private Optional<AttachmentAdded> recorded(TenantId tenant, Reservation reservation) {
        return streams.stream(tenant, reservation.admission()).stream()
                .filter(event -> event.type().equals(AdmissionEvents.ATTACHMENT_ADDED)
                        && event.storedValues().id("attachment_id").equals(reservation.id())
                        && !event.isErased())
                .map(event -> added(event.values()))
                .findFirst();
    }

    private AttachmentAdded added(Values data) {
        return (AttachmentAdded) events.event(AdmissionEvents.ATTACHMENT_ADDED, data);
    }

    private static AttachmentAdded sentAgain(AttachmentAdded recorded, Incoming content) {
        return new AttachmentAdded(
                recorded.attachmentId(),
                recorded.occurredAt(),
                recorded.filename(),
                recorded.description(),
                recorded.attachmentType(),
                recorded.contentType(),
                content.size(),
                content.digest(),
                recorded.linkedEventId(),
                recorded.storageKey(),
                recorded.thumbnailKey());
    }

    // what ends without an answer of the log's is held against the log later
    private CommandResult settled(TenantId tenant, Asked asked, CommandResult result) {
        if (asked.stored()) {
            boolean refused = result instanceof Refused;
            settle(tenant, asked.attachment().storageKey(), refused);
            settle(tenant, asked.attachment().thumbnailKey(), refused);
        }
        return result;
    }

    private void settle(TenantId tenant, @Nullable UUID key, boolean refused) {
        if (key != null && refused) {
            contents.drop(tenant, key);
        } else if (key != null) {
            contents.keep(tenant, key);
        }
    }
}
