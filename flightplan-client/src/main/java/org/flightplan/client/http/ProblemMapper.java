package org.flightplan.client.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.UnavailableException;

/** Makes an exception of an answer that is an error. */
public final class ProblemMapper implements ResponseExceptionMapper<FlightPlanException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public FlightPlanException toThrowable(Response response) {
        String failure = response.getHeaderString(ClientFilter.UNANSWERED);
        if (failure != null) {
            return new UnavailableException(failure);
        }
        return Problems.exception(response.getStatus(), body(response));
    }

    private static byte[] body(Response response) {
        try (InputStream body = response.readEntity(InputStream.class)) {
            return body == null ? new byte[0] : body.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
