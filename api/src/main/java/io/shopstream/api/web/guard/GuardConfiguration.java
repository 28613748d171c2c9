package io.shopstream.api.web.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.api.guard.AuditTrail;
import io.shopstream.api.guard.Gate;
import io.shopstream.api.guard.GuardFactory;
import io.shopstream.api.guard.KeyRing;
import io.shopstream.api.guard.Sessions;
import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.edge.ErrorTexts;
import io.shopstream.schemas.security.BindAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Wires the guard. The warehouse is not asked before the first key is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardSettings.class)
class GuardConfiguration {
    // Behind the check of Host and Origin, before the gate: a browser asks without a key whether it may send one.
    private static final int CORS_ORDER = Ordered.HIGHEST_PRECEDENCE + 5;
    private static final Duration CORS_AGE = Duration.ofHours(1);

    private final boolean loopbackOnly;

    GuardConfiguration(@Value("${server.address:}") String bind) {
        this.loopbackOnly = BindAddress.isLoopback(bind);
    }

    @Bean
    GuardFactory guardFactory(OwnTables tables, Clock clock) {
        return new GuardFactory(tables, clock);
    }

    @Bean
    KeyRing keyRing(GuardFactory factory, GuardSettings settings) {
        return factory.keys(settings.operatorKey());
    }

    @Bean
    Sessions sessions(GuardFactory factory, KeyRing keys) {
        return factory.sessions(keys);
    }

    @Bean
    AuditTrail auditTrail(GuardFactory factory, MeterRegistry meters) {
        AuditTrail audit = factory.audit();
        FunctionCounter.builder("shopstream.api.audit.lost", audit, AuditTrail::lost)
                .description("Entries of the audit that the warehouse never got")
                .register(meters);
        return audit;
    }

    @Bean
    SessionCookie sessionCookie(GuardSettings settings) {
        return new SessionCookie(settings.secureCookie());
    }

    @Bean
    GateFilter gateFilter(
            GuardFactory factory,
            KeyRing keys,
            Sessions sessions,
            GuardSettings settings,
            SessionCookie cookie,
            ErrorTexts texts,
            @Value("${shopstream.open-metrics:false}") boolean openMetrics) {
        int rate = settings.rate(loopbackOnly);
        Gate gate = factory.gate(loopbackOnly, keys, sessions, factory.limits(rate));
        return new GateFilter(gate, rate, !loopbackOnly, openMetrics, settings.corsOrigins(), cookie, texts);
    }

    @Bean
    AuditInterceptor auditInterceptor(AuditTrail audit, Clock clock) {
        return new AuditInterceptor(audit::add, clock);
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(GuardSettings settings) {
        CorsConfiguration cors = cors(settings.corsOrigins());
        // None for other origins: the check of the origin has refused all but this service's own, which the CORS filter
        // does not recognise behind a proxy that speaks https.
        CorsConfigurationSource source = request -> request.getHeader(HttpHeaders.ORIGIN) instanceof String origin
                        && settings.corsOrigins().contains(origin)
                ? cors
                : null;
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.setOrder(CORS_ORDER);
        filter.setEnabled(!settings.corsOrigins().isEmpty());
        return filter;
    }

    // Without cookies: a session belongs to the pages of this service.
    private static CorsConfiguration cors(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Accept", "Content-Type", "Idempotency-Key", "If-None-Match", "Last-Event-ID", GateFilter.KEY_HEADER));
        cors.setExposedHeaders(
                List.of("ETag", "Link", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed"));
        cors.setAllowCredentials(false);
        cors.setMaxAge(CORS_AGE);
        return cors;
    }
}
