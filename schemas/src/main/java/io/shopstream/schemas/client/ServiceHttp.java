package io.shopstream.schemas.client;

import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.trace.RequestTraces;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Sends requests to the instances of one service and reads their JSON answers. Every request ends within the deadline,
 * body included, and every failure is an {@link Outcome}, never an exception.
 *
 * <p>Every instance answers a GET for all of them. So the instance that answered last is asked first, and the next one,
 * within the same deadline, if it is unreachable, answers with a status from 500 on or cannot be understood. Other
 * requests go to one instance and are never repeated, since it may have acted on a request that it did not answer.
 */
public final class ServiceHttp implements AutoCloseable {
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);
    private static final long MAX_RETRY_SECONDS = 60;
    private static final int SERVER_ERROR = 500;
    private static final String ACCEPT = "Accept";
    private static final String JSON = "application/json";

    private final List<String> addresses;
    private final Duration deadline;
    private final Map<String, String> headers;
    private final RequestTraces traces;
    private final AtomicInteger preferred;
    private final HttpConnections connections;

    /**
     * Accepts the certificates that the JDK knows.
     *
     * @param addresses scheme, host and port of each instance; without any, every request is {@link Unreachable}
     * @param deadline limit for one request, over all instances together
     */
    public ServiceHttp(List<URI> addresses, Duration deadline) {
        this(addresses, deadline, TrustedCertificates.OF_JDK);
    }

    /**
     * @param addresses scheme, host and port of each instance; without any, every request is {@link Unreachable}
     * @param deadline limit for one request, over all instances together
     * @param trusted whose certificates are accepted
     */
    public ServiceHttp(List<URI> addresses, Duration deadline, TrustedCertificates trusted) {
        this(
                addresses.stream().map(ServiceHttp::withoutSlash).toList(),
                deadline,
                Map.of(),
                RequestTraces.OFF,
                new AtomicInteger(),
                new HttpConnections(trusted));
    }

    private ServiceHttp(
            List<String> addresses,
            Duration deadline,
            Map<String, String> headers,
            RequestTraces traces,
            AtomicInteger preferred,
            HttpConnections connections) {
        this.addresses = addresses;
        this.deadline = deadline;
        this.headers = headers;
        this.traces = traces;
        this.preferred = preferred;
        this.connections = connections;
    }

    /** Sends requests to one instance at {@code address}. */
    public static ServiceHttp to(String address, Duration deadline) {
        return new ServiceHttp(List.of(URI.create(address)), deadline);
    }

    /** The same service over the same connections, with another deadline. */
    ServiceHttp within(Duration otherDeadline) {
        return new ServiceHttp(addresses, otherDeadline, headers, traces, preferred, connections);
    }

    /** The same service over the same connections, asked with the token of this shop's services, if there is one. */
    public ServiceHttp with(InternalToken token) {
        return token.authorization()
                .map(authorization -> with(InternalToken.HEADER, authorization))
                .orElse(this);
    }

    /** The same service over the same connections, asked with one more request header. It is sent nowhere else. */
    public ServiceHttp with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ServiceHttp(addresses, deadline, Map.copyOf(more), traces, preferred, connections);
    }

    /** The same service over the same connections, whose requests are traced. */
    public ServiceHttp with(RequestTraces other) {
        return new ServiceHttp(addresses, deadline, headers, other, preferred, connections);
    }

    private static String withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    boolean hasAddress() {
        return !addresses.isEmpty();
    }

    public <T> Outcome<T> get(String pathAndQuery, Class<T> type) {
        return get(pathAndQuery, json(type));
    }

    /** @param reader makes the answer of the body; throws {@link JacksonException} if it cannot */
    public <T> Outcome<T> get(String pathAndQuery, Function<byte[], T> reader) {
        long end = System.nanoTime() + deadline.toNanos();
        int first = preferred.get();
        Outcome<T> failure = new Unreachable<>("no address is configured");
        for (int tried = 0; tried < addresses.size(); tried++) {
            int instance = (first + tried) % addresses.size();
            // The remaining instances share the remaining time, so that one that hangs does not use it up.
            long nanos = (end - System.nanoTime()) / (addresses.size() - tried);
            if (nanos <= 0) {
                break;
            }
            Outcome<T> outcome =
                    send(addresses.get(instance), new HttpGet(addresses.get(instance) + pathAndQuery), nanos, reader);
            if (isFinal(outcome)) {
                preferred.set(instance);
                return outcome;
            }
            // A refusal says more than no answer.
            if (outcome instanceof Refused<T> || !(failure instanceof Refused<T>)) {
                failure = outcome;
            }
        }
        return failure;
    }

    private static boolean isFinal(Outcome<?> outcome) {
        return outcome instanceof Answered<?>
                || outcome instanceof Refused<?> refused && refused.status() < SERVER_ERROR;
    }

    public <T> Outcome<T> post(String path, Map<String, ?> body, Class<T> type) {
        byte[] json = QueryJson.mapper().writeValueAsBytes(body);
        return change(
                address -> {
                    HttpPost request = new HttpPost(address + path);
                    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
                    return request;
                },
                json(type));
    }

    /** Takes whatever comes, of any type. */
    public Outcome<byte[]> download(String path, Map<String, ?> body) {
        byte[] json = QueryJson.mapper().writeValueAsBytes(body);
        return change(
                address -> {
                    HttpPost request = new HttpPost(address + path);
                    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
                    request.setHeader(ACCEPT, "*/*");
                    return request;
                },
                Function.identity());
    }

    public <T> Outcome<T> delete(String path, Class<T> type) {
        return change(address -> new HttpDelete(address + path), json(type));
    }

    private <T> Outcome<T> change(Function<String, HttpUriRequestBase> request, Function<byte[], T> reader) {
        if (!hasAddress()) {
            return new Unreachable<>("no address is configured");
        }
        String address = addresses.get(preferred.get());
        return send(address, request.apply(address), deadline.toNanos(), reader);
    }

    private <T> Outcome<T> send(String address, HttpUriRequestBase request, long nanos, Function<byte[], T> reader) {
        headers.forEach(request::setHeader);
        if (!request.containsHeader(ACCEPT)) {
            request.setHeader(ACCEPT, JSON);
        }
        RequestTraces.Sent sent = sending(address, request);
        try {
            HttpConnections.Answer answer = connections.send(request, nanos);
            sent.answered(answer.status());
            return outcome(address, answer, reader);
        } catch (LateAnswerException e) {
            sent.failed(e);
            return new Unreachable<>(
                    address + " does not answer within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        } catch (IOException e) {
            sent.failed(e);
            return new Unreachable<>(address + " does not answer: " + e);
        } catch (RuntimeException e) {
            sent.failed(e);
            throw e;
        }
    }

    private RequestTraces.Sent sending(String address, HttpUriRequestBase request) {
        if (traces == RequestTraces.OFF) {
            return RequestTraces.Sent.UNTRACED;
        }
        String path = request.getPath();
        int query = path.indexOf('?');
        return traces.sending(
                request.getMethod(), address + (query < 0 ? path : path.substring(0, query)), request::setHeader);
    }

    private static <T> Outcome<T> outcome(String address, HttpConnections.Answer answer, Function<byte[], T> reader) {
        if (answer.status() / 100 != 2) {
            return new Refused<>(address, answer.status(), detail(answer.body()), retryAfter(answer.retryAfter()));
        }
        try {
            T value = reader.apply(answer.body());
            return Objects.isNull(value) ? new Unreadable<>(address + " sends an empty answer") : new Answered<>(value);
        } catch (JacksonException e) {
            return new Unreadable<>(address + " sends an answer that cannot be read: " + e.getOriginalMessage());
        }
    }

    private static <T> Function<byte[], T> json(Class<T> type) {
        return body -> QueryJson.mapper().readValue(body, type);
    }

    private static @Nullable String detail(byte[] body) {
        try {
            return QueryJson.mapper().readTree(body).path("detail").asString(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Duration retryAfter(@Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,4}")
                ? Duration.ofSeconds(Math.clamp(Long.parseLong(seconds), 1, MAX_RETRY_SECONDS))
                : DEFAULT_RETRY;
    }

    @Override
    public void close() {
        connections.close();
    }
}
