package org.flightplan.web.openapi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Takes what a server adds out of the document again. Payara lists all paths in a member {@code endpoints} that OpenAPI does
 * not know, and generators refuse a document for it.
 */
public final class ServerAdditions implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (Method method : document.getClass().getMethods()) {
            if (method.getName().equals("setEndpoints")) {
                try {
                    method.invoke(document, Map.of());
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("the server keeps its additions", e);
                }
            }
        }
    }
}
