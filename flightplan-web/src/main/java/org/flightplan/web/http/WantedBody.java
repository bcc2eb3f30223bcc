package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Open;
import org.flightplan.web.security.Tokens;
import org.flightplan.web.security.Tokens.Token;
import org.flightplan.web.security.UnreadBody;
import org.jspecify.annotations.Nullable;

/** What kind of body a request brings, and whether the API may want it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class WantedBody {

    // RFC 9110, 8.3.1
    private static final String WORD = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*" + WORD + "/" + WORD + "(?:\\s*;\\s*" + WORD
            + "=(?:" + WORD + "|\"(?:[^\"\\\\]++|\\\\.)*+\"))*+\\s*");

    @Inject
    Routes routes;

    @Inject
    Tokens tokens;

    /** Finds what is wrong with the headers; the request with which to go on. */
    static HttpServletRequest judgeHeaders(HttpServletRequest asked) {
        if (!isOfReadableType(asked)) {
            asked.setAttribute(BodyFilter.PROBLEM, Problems.unsupportedMediaType());
            return new UntypedRequest(asked);
        }
        if (UnreadBody.isIn(asked) && isEncoded(asked)) {
            asked.setAttribute(BodyFilter.PROBLEM, Problems.unsupportedEncoding());
        }
        return asked;
    }

    private static boolean isEncoded(HttpServletRequest asked) {
        String encoding = asked.getHeader("Content-Encoding");
        return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
    }

    // a body that does not say what it is would pass for whatever a method takes; and JAX-RS reads types differently on
    // each server
    private static boolean isOfReadableType(HttpServletRequest asked) {
        String type = asked.getContentType();
        return type == null
                ? !UnreadBody.isIn(asked)
                : MEDIA_TYPE.matcher(type).matches() && !type.strip().startsWith("*");
    }

    /** Whether the API may let the caller in; the API itself judges that again, and more. */
    boolean isLetIn(HttpServletRequest asked) {
        List<Method> methods = routes.find(asked.getMethod(), asked.getPathInfo());
        if (methods.stream().anyMatch(method -> method.isAnnotationPresent(Open.class))) {
            return true;
        }
        Token token = tokens.of(asked);
        if (!isUser(token.subject())) {
            return false;
        }
        Set<Role> roles = Role.of(token.groups());
        return methods.stream()
                .map(method -> method.getAnnotation(Allowed.class))
                .anyMatch(allowed -> allowed != null
                        && (allowed.value().length == 0 || !Collections.disjoint(Set.of(allowed.value()), roles)));
    }

    private static boolean isUser(@Nullable String subject) {
        try {
            return subject != null && UUID.fromString(subject) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether it is a content, and no JSON. */
    boolean isContent(HttpServletRequest asked) {
        return routes.find(asked.getMethod(), asked.getPathInfo()).stream()
                .anyMatch(method -> method.isAnnotationPresent(TakesContent.class));
    }
}
