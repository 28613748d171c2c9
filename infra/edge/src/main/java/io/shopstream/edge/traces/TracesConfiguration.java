package io.shopstream.edge.traces;

import io.micrometer.common.KeyValues;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.schemas.trace.RequestTraces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Traces, where they are wanted: Spring Boot makes the spans of requests, and exports all of them in batches. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesWanted.class)
@PropertySource("classpath:io/shopstream/edge/traces/traces.properties")
public class TracesConfiguration {
    private static final String ROUTE = "uri";
    private static final String ACTUATOR = "/actuator";

    @Bean
    RequestTraces requestTraces(Tracer tracer, Propagator propagator) {
        return new ClientSpans(tracer, propagator);
    }

    @Bean
    RecordTraces recordTraces(Propagator propagator) {
        return new ConsumerSpans(propagator);
    }

    @Bean
    RequestTrace requestTrace() {
        return request -> ServerHttpObservationFilter.findObservationContext(request)
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .orElse(null);
    }

    /** Without the path as it was sent: it holds ids of customers. The route is in the span. */
    @Bean
    ServerRequestObservationConvention routesOnly() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    /** Health checks and Prometheus ask every few seconds: nobody looks for their traces. */
    @Bean
    SpanExportingPredicate noActuator() {
        return span -> !span.getTags().getOrDefault(ROUTE, "").startsWith(ACTUATOR);
    }
}
