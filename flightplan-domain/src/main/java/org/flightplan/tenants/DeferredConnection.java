package org.flightplan.tenants;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Properties;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.internal.sessions.DatabaseSessionImpl;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.flightplan.pools.ServerDatasource;
import org.jspecify.annotations.Nullable;

/**
 * Lets the application be deployed while the database is away. EclipseLink opens one connection when it is deployed, which it
 * closes unused; where there is none to be had, it gets an empty one, and from then on those of the server's pool.
 */
public final class DeferredConnection implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        letWait(session.getDatasourceLogin());
        if (session instanceof ServerSession server) {
            letWait(server.getReadConnectionPool().getLogin());
            server.getConnectionPools().values().forEach(pool -> letWait(pool.getLogin()));
        }
    }

    private static void letWait(Login login) {
        if (login instanceof DatabaseLogin database && !(database.getConnector() instanceof Late)) {
            database.setConnector(new Late(database.getConnector()));
        }
    }

    private record Late(Connector pool) implements Connector {

        private static final long serialVersionUID = 1L;

        @Override
        public Connection connect(Properties properties, Session session) {
            try {
                return ServerDatasource.REQUESTS.use().count(() -> pool.connect(properties, session));
            } catch (DatabaseException away) {
                if (session instanceof DatabaseSessionImpl deployed && !deployed.isLoggedIn()) {
                    return empty(Connection.class);
                }
                throw away;
            }
        }

        @Override
        public void toString(PrintWriter writer) {
            pool.toString(writer);
        }

        @Override
        public String getConnectionDetails() {
            return pool.getConnectionDetails();
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod")
        public Object clone() {
            return new Late((Connector) pool.clone());
        }

        private static <T> T empty(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader() == null ? Late.class.getClassLoader() : type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> nothing(method.getReturnType())));
        }

        private static @Nullable Object nothing(Class<?> type) {
            if (type == DatabaseMetaData.class) {
                return empty(DatabaseMetaData.class);
            }
            if (type == boolean.class) {
                return false;
            }
            return type == int.class ? Integer.valueOf(0) : null;
        }
    }
}
