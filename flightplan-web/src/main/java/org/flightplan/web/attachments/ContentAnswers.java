package org.flightplan.web.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.flightplan.attachments.Attachment;
import org.flightplan.contents.Contents;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.PartAnswers;
import org.flightplan.web.http.PartAnswers.Large;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;

/** Answers with contents, opened as they are sent. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class ContentAnswers {

    @Inject
    ApiRequest apiRequest;

    @Inject
    Contents contents;

    @Inject
    Stays stays;

    @Inject
    PartAnswers answers;

    Response content(Stays.Known stay, Attachment attachment) {
        Large large = new Large(
                attachment.id(),
                attachment.contentType(),
                PartAnswers.disposition(attachment.filename()),
                attachment.size());
        return answers.of(
                large,
                () -> stays.served(stay),
                (first, length) -> contents.read(
                                apiRequest.tenant(), attachment.storageKey(), attachment.size(), first, length)
                        .orElseThrow(() -> stays.notFound(stay)));
    }

    Response thumbnail(Stays.Known stay, Attachment attachment) {
        if (attachment.thumbnailKey() == null) {
            throw stays.notFound(stay);
        }
        try {
            byte[] picture = contents.thumbnail(apiRequest.tenant(), attachment.thumbnailKey())
                    .orElseThrow(() -> stays.notFound(stay));
            stays.served(stay);
            return Response.ok(picture, Contents.thumbnailType()).build();
        } catch (IOException e) {
            throw new ProblemException(Problems.contentsUnavailable());
        }
    }
}
