package io.shopstream.schemas.client;

import io.shopstream.schemas.security.TrustedCertificates;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Kept-alive connections to the services of a shop. Requests block: that costs half of the processor time of
 * {@link java.net.http.HttpClient}, which hands each request from thread to thread (ADR 066).
 */
final class HttpConnections implements AutoCloseable {
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(1);
    private static final TimeValue TRUSTED_FOR = TimeValue.ofSeconds(2);
    private static final int MAX_CONNECTIONS = 256;

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("http-deadlines").daemon().factory());

    HttpConnections(TrustedCertificates trusted) {
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted.context()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_TIMEOUT)
                                .setValidateAfterInactivity(TRUSTED_FOR)
                                .build())
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .build())
                .setRetryStrategy(new ClosedConnectionsOnly())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** @param retryAfter header of this name, null if absent */
    record Answer(int status, @Nullable String retryAfter, byte[] body) {}

    /**
     * Sends the request and reads the complete answer.
     *
     * @throws LateAnswerException if that takes longer than {@code nanos}
     * @throws InterruptedIOException if the thread is interrupted while it waits for a connection; its status remains
     *     set. Once the request is sent, only a virtual thread can be interrupted
     */
    Answer send(HttpUriRequestBase request, long nanos) throws IOException {
        Timeout timeout = Timeout.of(nanos, TimeUnit.NANOSECONDS);
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setProtocolUpgradeEnabled(false)
                .build());
        AtomicBoolean late = new AtomicBoolean();
        // The timeout of a response is that of each read, so the deadline of all of them is kept here.
        ScheduledFuture<?> deadline = null;
        try {
            deadline = deadlines.schedule(
                    () -> {
                        late.set(true);
                        request.cancel();
                    },
                    nanos,
                    TimeUnit.NANOSECONDS);
            return client.execute(request, HttpConnections::answer);
        } catch (IOException | IllegalStateException | RejectedExecutionException e) {
            if (late.get()) {
                throw new LateAnswerException(e);
            }
            throw switch (e) {
                case IOException failure -> failure;
                // Cancelled while it waited for a connection.
                case CancellationException _ -> new InterruptedIOException("interrupted");
                // Closed meanwhile.
                default -> new IOException("closed", e);
            };
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        Header retryAfter = response.getFirstHeader("Retry-After");
        return new Answer(
                response.getCode(),
                retryAfter == null ? null : retryAfter.getValue(),
                entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
    }

    /** Repeats a GET once if the service has closed the kept connection, as it does when it stops; nothing else. */
    private static final class ClosedConnectionsOnly extends DefaultHttpRequestRetryStrategy {
        ClosedConnectionsOnly() {
            super(1, TimeValue.ZERO_MILLISECONDS);
        }

        @Override
        protected boolean handleAsIdempotent(HttpRequest request) {
            return Method.GET.isSame(request.getMethod());
        }

        @Override
        public boolean retryRequest(HttpResponse response, int executions, HttpContext context) {
            return false;
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
