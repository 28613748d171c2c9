package io.shopstream.edge.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.schemas.trace.RequestTraces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The spans of clients and consumers, by the real tracer. */
class SpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "00f067aa0ba902b7";
    private static final String TO = "http://127.0.0.1:8082/queries/orders";

    private final List<SpanData> ended = new ArrayList<>();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new ListExporter(ended)))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final Tracer tracer = new OtelTracer(sdk.getTracer("test"), new OtelCurrentTraceContext(), event -> {});
    private final OtelPropagator propagator = new OtelPropagator(sdk.getPropagators(), sdk.getTracer("test"));
    private final RequestTraces requests = new ClientSpans(tracer, propagator);
    private final RecordTraces records = new ConsumerSpans(propagator);
    private final Map<String, String> headers = new HashMap<>();

    @Test
    void shouldSendTheTraceOfTheRequestThatIsAnswered() {
        Span answering = tracer.nextSpan().name("answering").start();
        try (Tracer.SpanInScope _ = tracer.withSpan(answering)) {
            requests.sending("GET", TO, headers::put).answered(200);
        }

        SpanData sent = only();
        assertThat(sent.getName()).isEqualTo("http get /queries/orders");
        assertThat(sent.getParentSpanId()).isEqualTo(answering.context().spanId());
        assertThat(headers).containsOnlyKeys("traceparent");
        // 03: also says that the id is random.
        assertThat(headers.get("traceparent"))
                .matches("00-" + answering.context().traceId() + "-" + sent.getSpanId() + "-0[13]");
    }

    @Test
    void shouldNoteThatNoAnswerArrived() {
        try (Tracer.SpanInScope _ = tracer.withSpan(tracer.nextSpan().start())) {
            requests.sending("GET", TO, headers::put).failed(new IOException("refused"));
        }

        assertThat(only().getEvents()).hasSize(1);
    }

    @Test
    void shouldNotBeginATraceByItself() {
        requests.sending("GET", TO, headers::put).answered(200);

        assertThat(headers).isEmpty();
        assertThat(ended).isEmpty();
    }

    @Test
    void shouldContinueTheTracesOfRecords() {
        try (RecordTraces.Processing processing = records.begin(
                "load", List.of(record(null), record("00-" + TRACE + "-" + SENDER + "-01"), record("nonsense")))) {
            processing.failed(new IllegalStateException("lost"));
        }

        SpanData loaded = ended.stream()
                .filter(span -> span.getTraceId().equals(TRACE))
                .findFirst()
                .orElseThrow();
        assertThat(loaded.getName()).isEqualTo("load shop.orders.v1");
        assertThat(loaded.getParentSpanId()).isEqualTo(SENDER);
        assertThat(loaded.getEvents()).hasSize(1);
        assertThat(ended).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void shouldRecordNothingOfATraceThatIsNotSampled() {
        records.begin("load", List.of(record("00-" + TRACE + "-" + SENDER + "-00")))
                .close();

        assertThat(ended).filteredOn(span -> span.getTraceId().equals(TRACE)).isEmpty();
    }

    private SpanData only() {
        assertThat(ended).hasSize(1);
        return ended.getFirst();
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String context) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("shop.orders.v1", 1, 7, null, null);
        if (context != null) {
            record.headers().add("traceparent", context.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private record ListExporter(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
