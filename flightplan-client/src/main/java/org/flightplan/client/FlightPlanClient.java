package org.flightplan.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import org.flightplan.client.admissions.Admissions;
import org.flightplan.client.attachments.Attachments;
import org.flightplan.client.clinical.ClinicalEvents;
import org.flightplan.client.events.Events;
import org.flightplan.client.flightplans.FlightPlans;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.http.Json;
import org.flightplan.client.http.Patience;
import org.flightplan.client.http.Problems;
import org.flightplan.client.http.Purpose;
import org.flightplan.client.http.Sending;
import org.flightplan.client.http.Time;
import org.flightplan.client.http.Transport;
import org.flightplan.client.patients.Patients;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.MisunderstoodException;
import org.flightplan.client.problems.UnavailableException;
import org.flightplan.client.specialties.Specialties;
import org.flightplan.client.tenants.Tenants;
import org.flightplan.client.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * A client of FlightPlan. Each command gets an idempotency key, and goes out again under it while the server is away or asks to
 * wait: it happens once, or not at all. What the API refuses comes as a {@link FlightPlanException}. Safe to be used by
 * several threads; one is enough for a hospital.
 */
public final class FlightPlanClient implements AutoCloseable {

    private static final String API = "/api/v1";

    private final URI base;
    private final Proxies proxies;
    private final Sending sending;

    private FlightPlanClient(URI base, Proxies proxies, Sending sending) {
        this.base = base;
        this.proxies = proxies;
        this.sending = sending;
    }

    /**
     * A client of the FlightPlan at an address.
     *
     * @param base such as {@code https://flightplan.example}; without {@code /api/v1}
     */
    public static Builder at(URI base) {
        return new Builder(URI.create(base.toString().replaceFirst("/+$", "")));
    }

    /** Patients: records, search, merges. */
    public Patients patients() {
        return proxies.of(Patients.class, sending);
    }

    /** Stays: admission, moves, discharge, timeline, trajectory. */
    public Admissions admissions() {
        return proxies.of(Admissions.class, sending);
    }

    /** What happens at the bedside. */
    public ClinicalEvents clinicalEvents() {
        return proxies.of(ClinicalEvents.class, sending);
    }

    /** Flight plans: target, milestones, tasks. */
    public FlightPlans flightPlans() {
        return proxies.of(FlightPlans.class, sending);
    }

    /** Units and beds, the board, the census. */
    public Units units() {
        return proxies.of(Units.class, sending);
    }

    /** Pictures and documents of a stay. */
    public Attachments attachments() {
        return proxies.of(Attachments.class, sending);
    }

    /** Events in their stored form. To go through all of them: {@link #feed}. */
    public Events events() {
        return proxies.of(Events.class, sending);
    }

    /** Hospitals, and who works in them. */
    public Tenants tenants() {
        return proxies.of(Tenants.class, sending);
    }

    /** What specialties declare. */
    public Specialties specialties() {
        return proxies.of(Specialties.class, sending);
    }

    /** All events of the hospital, from any position on. */
    public Feed feed() {
        return new Feed(events(), sending.transport().time());
    }

    /** Word of each event as soon as the queries show it: of its ids and its type alone. */
    public Notices notices() {
        return new Notices(uri("/events/stream"), sending.transport());
    }

    /**
     * The same client, whose commands have this idempotency key. It is for one command: sent again with it, also days later
     * and by another process, the command is answered as the first time; another command with it is refused (422).
     *
     * @param key up to 255 characters, of which none says who a patient is
     */
    public FlightPlanClient withKey(String key) {
        return with(sending.withKey(key));
    }

    /** The same client in the name of whoever has this token, such as the user whose request an application serves. */
    public FlightPlanClient withToken(String token) {
        return with(sending.with(sending.transport().with(token)));
    }

    /** The same client, whose commands are refused where the stream is not at this version. */
    public FlightPlanClient ifMatch(int version) {
        return ifMatch(new IfMatch(version));
    }

    /** The same client, whose commands are refused where the stream is not at this version. */
    public FlightPlanClient ifMatch(IfMatch version) {
        return with(sending.at(version));
    }

    /** The same client, which looks for this purpose, as the audit trail will say. */
    public FlightPlanClient withPurpose(Purpose purpose) {
        return with(sending.toward(purpose));
    }

    /** The same client, whose commands are answered when they are durable, before the queries show them. */
    public FlightPlanClient withoutWaiting() {
        return with(sending.withoutWaiting());
    }

    private FlightPlanClient with(Sending other) {
        return new FlightPlanClient(base, proxies, other);
    }

    /**
     * Any request, as it is; sent again like any other.
     *
     * @param path below {@code /api/v1}, such as {@code /patients}
     * @param body or null where there is none
     * @throws FlightPlanException when it is refused, or not answered until the deadline
     */
    public JsonObject send(String method, String path, @Nullable JsonObject body) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.text(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, publisher);
        request.setHeader("Accept", "application/json");
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        sending.headers(method).forEach(request::setHeader);
        HttpResponse<byte[]> answer = answer(request);
        if (answer.statusCode() >= 400) {
            throw Problems.exception(answer.statusCode(), answer.body());
        } else if (answer.body().length == 0) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        return Json.objectIfAny(answer.body()).orElseThrow(() -> new MisunderstoodException("JSON object"));
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) {
        Transport transport = sending.transport();
        try {
            return transport.send(
                    request, BodyHandlers.ofByteArray(), transport.patience().attempt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted");
        }
    }

    private URI uri(String path) {
        return URI.create(base + API + path);
    }

    /** Gives up what it holds; the same for all clients that were made of it. */
    @Override
    public void close() {
        proxies.close();
    }

    /** What a client is to be like. */
    public static final class Builder {

        private final URI base;
        private @Nullable Supplier<String> token;
        private Patience patience = Patience.USUAL;
        private Time time = Time.SYSTEM;
        private @Nullable HttpClient http;

        private Builder(URI base) {
            this.base = base;
        }

        /**
         * Where tokens come from: asked when there is none yet, and once more for a request whose token was refused.
         *
         * @param source gives a token without {@code Bearer}; its exceptions reach the caller of the request
         */
        public Builder token(Supplier<String> source) {
            token = source;
            return this;
        }

        /** How long a request is sent again; {@link Patience#USUAL} if not said. */
        public Builder patience(Patience wanted) {
            patience = wanted;
            return this;
        }

        /** Another clock, for tests. */
        public Builder time(Time other) {
            time = other;
            return this;
        }

        /** An HTTP client with a proxy, certificates or threads of the caller's. */
        public Builder http(HttpClient client) {
            http = client;
            return this;
        }

        /** The client. */
        public FlightPlanClient build() {
            HttpClient client = http == null ? Transport.http() : http;
            Transport transport = new Transport(client, token, patience, time);
            return new FlightPlanClient(base, new Proxies(base), Sending.by(transport));
        }
    }
}
