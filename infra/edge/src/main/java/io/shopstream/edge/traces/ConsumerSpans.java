package io.shopstream.edge.traces;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.shopstream.schemas.trace.RecordTraces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A span for every record that carries a trace: records that nobody traced begin none. */
final class ConsumerSpans implements RecordTraces {
    private static final String CONTEXT = "traceparent";

    private final Propagator propagator;

    ConsumerSpans(Propagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public Processing begin(String what, Iterable<? extends ConsumerRecord<?, ?>> records) {
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<?, ?> record : records) {
            if (record.headers().lastHeader(CONTEXT) != null) {
                spans.add(span(what, record));
            }
        }
        return spans.isEmpty() ? Processing.UNTRACED : new Spans(spans);
    }

    private Span span(String what, ConsumerRecord<?, ?> record) {
        return propagator
                .extract(record.headers(), (same, name) -> value(record.headers(), name))
                .kind(Span.Kind.CONSUMER)
                .name(what + " " + record.topic())
                .tag("messaging.system", "kafka")
                .tag("messaging.destination.name", record.topic())
                .tag("messaging.destination.partition.id", String.valueOf(record.partition()))
                .tag("messaging.kafka.offset", String.valueOf(record.offset()))
                .start();
    }

    private static @Nullable String value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private record Spans(List<Span> all) implements Processing {
        @Override
        public void failed(Throwable cause) {
            all.forEach(span -> span.error(cause));
        }

        @Override
        public void close() {
            all.forEach(Span::end);
        }
    }
}
