package io.shopstream.edge.traces;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.shopstream.schemas.trace.RequestTraces;
import java.net.URI;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * A span for every request that is sent while the thread answers one. Requests that a service sends of itself, such as
 * once a second for the live page, have none.
 */
final class ClientSpans implements RequestTraces {
    private final Tracer tracer;
    private final Propagator propagator;

    ClientSpans(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Sent sending(String method, String address, BiConsumer<String, String> header) {
        Span parent = tracer.currentSpan();
        if (parent == null) {
            return Sent.UNTRACED;
        }
        // The paths between services hold no ids: these are parameters.
        URI target = URI.create(address);
        Span span = tracer.spanBuilder()
                .setParent(parent.context())
                .kind(Span.Kind.CLIENT)
                .name("http " + method.toLowerCase(Locale.ROOT) + " " + target.getPath())
                .tag("method", method)
                .tag("server.address", String.valueOf(target.getAuthority()))
                .start();
        propagator.inject(span.context(), header, (same, name, value) -> header.accept(name, value));
        return new Sent() {
            @Override
            public void answered(int status) {
                span.tag("status", String.valueOf(status)).end();
            }

            @Override
            public void failed(Throwable cause) {
                span.error(cause).end();
            }
        };
    }
}
