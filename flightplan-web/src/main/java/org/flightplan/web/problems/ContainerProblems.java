package org.flightplan.web.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The error page of the container: what it refuses before the API is reached is told as a problem too. */
@WebServlet("/problem")
public class ContainerProblems extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = problem(status instanceof Integer code ? code : 404);
        // not reset(): it would take away the headers that every answer has
        response.resetBuffer();
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE.toString());
        problem.headers().forEach((name, value) -> response.setHeader(name, value.toString()));
        response.getOutputStream()
                .write(problem.json(UUID.randomUUID()).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problems.unauthenticated();
            case 403 -> Problems.forbidden("Your roles don't allow this.");
            case 404 -> Problems.notFound();
            // a method that no static file knows: 501, as if a fault of ours
            case 501 -> Problem.of(405, "method_not_allowed", "This address does not take this method.");
            default ->
                status >= 500
                        ? Problems.internal()
                        : Problem.of(status, "bad_request", "The request can't be understood as it is.");
        };
    }
}
