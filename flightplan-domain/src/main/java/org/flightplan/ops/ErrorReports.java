package org.flightplan.ops;

import io.sentry.ISentryClient;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.flightplan.settings.Environment;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * {@code SENTRY_DSN}: the application's own failures, which it logs as SEVERE, are told to a Sentry project, too. What is sent
 * is the line of the log, which never tells of a patient, and of an exception its class and its frames; what an exception
 * says may quote a patient's data and stays here.
 */
final class ErrorReports extends Handler {

    // held, or its handlers are forgotten with it
    private static final Logger OURS = Logger.getLogger("org.flightplan");
    private static final long LONGEST_FLUSH_MILLIS = 2_000;

    private final ISentryClient client;
    private final SimpleFormatter words = new SimpleFormatter();

    ErrorReports(String dsn, String environment) {
        SentryOptions options = new SentryOptions();
        options.setDsn(dsn);
        options.setEnvironment(environment);
        options.setBeforeSend((event, hint) -> withoutWordsOfExceptions(event));
        options.setShutdownTimeoutMillis(LONGEST_FLUSH_MILLIS);
        options.setSendClientReports(false);
        this.client = new SentryClient(options);
        setLevel(Level.SEVERE);
    }

    /** Begins where the operator has named a project. */
    static Optional<ErrorReports> start() {
        Optional<ErrorReports> reports = ServerSettings.valid(Setting.SENTRY_DSN)
                .map(dsn -> new ErrorReports(dsn, Environment.current().word()));
        reports.ifPresent(OURS::addHandler);
        return reports;
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            client.captureEvent(event(line));
        }
    }

    @Override
    public void flush() {
        client.flush(LONGEST_FLUSH_MILLIS);
    }

    @Override
    public void close() {
        OURS.removeHandler(this);
        client.close();
    }

    private SentryEvent event(LogRecord line) {
        Message message = new Message();
        message.setFormatted(words.formatMessage(line));
        SentryEvent event = new SentryEvent();
        event.setMessage(message);
        event.setLevel(SentryLevel.ERROR);
        event.setLogger(line.getLoggerName());
        thrown(line).ifPresent(event::setThrowable);
        return event;
    }

    /** The exception that a line is about: its own, or, where the log itself must not tell it, one among its parameters. */
    private static Optional<Throwable> thrown(LogRecord line) {
        Stream<Object> parameters = line.getParameters() == null ? Stream.empty() : Arrays.stream(line.getParameters());
        return Stream.concat(Stream.ofNullable(line.getThrown()), parameters)
                .filter(Throwable.class::isInstance)
                .map(Throwable.class::cast)
                .findFirst();
    }

    private static SentryEvent withoutWordsOfExceptions(SentryEvent event) {
        @Nullable List<SentryException> exceptions = event.getExceptions();
        if (exceptions != null) {
            exceptions.forEach(exception -> exception.setValue(null));
        }
        return event;
    }
}
