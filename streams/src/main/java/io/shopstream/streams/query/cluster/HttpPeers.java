package io.shopstream.streams.query.cluster;

import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.trace.RequestTraces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;

/**
 * Sends questions to other instances over HTTP. Accepts an answer only with the expected status, content type and
 * fields.
 */
public final class HttpPeers implements Peers, AutoCloseable {
    /** Path at which an instance answers for its own partitions; see {@link PeerQueryHandler}. */
    public static final String PARTITIONS_PATH = "/internal/partitions";

    /** Path at which an instance reports its own stores. */
    public static final String STORES_PATH = "/internal/stores";

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);
    // Includes the handshake, whose first one in a JVM loads hundreds of classes on both sides.
    private static final Duration TLS_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final String JSON = "application/json";

    private final HttpClient http;
    private final String scheme;
    private final InternalToken token;
    private final RequestTraces traces;

    /**
     * @param scheme {@code http} or {@code https}, the same for all instances
     * @param token sent to the other instances
     * @param trusted whose certificates are accepted
     */
    public HttpPeers(String scheme, InternalToken token, TrustedCertificates trusted) {
        this(scheme, token, trusted, RequestTraces.OFF);
    }

    /** @param traces of what is sent to them */
    public HttpPeers(String scheme, InternalToken token, TrustedCertificates trusted, RequestTraces traces) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(scheme.equals("https") ? TLS_CONNECT_TIMEOUT : CONNECT_TIMEOUT)
                .sslContext(trusted.context())
                .build();
        this.scheme = scheme;
        this.token = token;
        this.traces = traces;
    }

    @Override
    public CompletableFuture<PeerAnswer> ask(String address, PeerQuestion question, Duration timeout) {
        return send(address + PARTITIONS_PATH, timeout, request -> request.header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Questions.bytes(question))))
                .thenApply(response -> answer(response, question));
    }

    /** Returns the instance's report of its own stores; fails as {@link #ask} does. */
    public CompletableFuture<StoresStatus> stores(String address, Duration timeout) {
        return send(address + STORES_PATH, timeout, HttpRequest.Builder::GET)
                .thenApply(response -> read(response, StoresStatus.class));
    }

    private CompletableFuture<HttpResponse<byte[]>> send(
            String target, Duration timeout, UnaryOperator<HttpRequest.Builder> method) {
        try {
            HttpRequest.Builder request = method.apply(HttpRequest.newBuilder(URI.create(scheme + "://" + target))
                    .timeout(timeout)
                    .header("Accept", JSON));
            token.authorization().ifPresent(value -> request.header(InternalToken.HEADER, value));
            RequestTraces.Sent sent = sending(target, request);
            return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .whenComplete((response, failure) -> {
                        if (failure == null) {
                            sent.answered(response.statusCode());
                        } else {
                            sent.failed(failure);
                        }
                    });
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private RequestTraces.Sent sending(String target, HttpRequest.Builder request) {
        return traces == RequestTraces.OFF
                ? RequestTraces.Sent.UNTRACED
                : traces.sending(request.build().method(), scheme + "://" + target, request::header);
    }

    private static PeerAnswer answer(HttpResponse<byte[]> response, PeerQuestion question) {
        PeerAnswer answer = read(response, PeerAnswer.class);
        if (!answer.applicationId().equals(question.applicationId())
                || !answer.question().equals(question.question())) {
            throw refused("the answer is for another application or question");
        }
        return answer;
    }

    private static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !contentType.startsWith(JSON)) {
            throw refused("unexpected status " + response.statusCode() + " or content type " + contentType);
        }
        try {
            return Questions.read(response.body(), type);
        } catch (JacksonException e) {
            throw refused("the answer cannot be parsed");
        }
    }

    private static CompletionException refused(String reason) {
        return new CompletionException(new IOException(reason));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
