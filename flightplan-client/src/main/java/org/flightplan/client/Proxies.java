package org.flightplan.client;

import jakarta.ws.rs.ProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.flightplan.client.http.Sending;
import org.flightplan.client.problems.FlightPlanException;
import org.jspecify.annotations.Nullable;

/** The REST client's proxies of the interfaces, each made when it is first asked for; making one takes a while. */
final class Proxies implements AutoCloseable {

    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();
    private final URI base;

    Proxies(URI base) {
        this.base = base;
    }

    /** An interface, through which a caller's requests go out as wanted. */
    <T> T of(Class<T> api, Sending sending) {
        Object proxy = made.computeIfAbsent(api, this::make);
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, new Call(proxy, sending)));
    }

    private Object make(Class<?> api) {
        return RestClientBuilder.newBuilder().baseUri(base).build(api);
    }

    @Override
    public void close() {
        for (Object proxy : made.values()) {
            try {
                ((Closeable) proxy).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Call(Object proxy, Sending sending) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            sending.begin();
            try {
                return method.invoke(proxy, arguments);
            } catch (InvocationTargetException e) {
                throw cause(e.getTargetException());
            } finally {
                Sending.done();
            }
        }

        // what is thrown while an answer is read comes wrapped
        private static Throwable cause(Throwable thrown) {
            return thrown instanceof ProcessingException && thrown.getCause() instanceof FlightPlanException ours
                    ? ours
                    : thrown;
        }
    }
}
