package io.shopstream.edge;

import io.shopstream.schemas.security.BindAddress;
import io.shopstream.schemas.security.InternalToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@link HttpEdgeConfiguration} for a service that only the other services and commands of its shop ask: streams, sink
 * and producer. Listening on a loopback address it needs no token; elsewhere it answers nobody without one, except
 * health, and except metrics where {@value #OPEN_METRICS} is true.
 */
@Configuration(proxyBeanMethods = false)
@Import(HttpEdgeConfiguration.class)
public class InternalServiceConfiguration {
    static final String OPEN_METRICS = "shopstream.open-metrics";

    /**
     * @throws IllegalArgumentException if other machines can reach the service and there is no token; names the
     *     setting. Thrown before the HTTP port opens and before the service reads or writes anything
     */
    @Bean
    InternalTokenFilter internalTokenFilter(
            InternalToken token,
            @Value("${server.address:}") String bind,
            @Value("${" + OPEN_METRICS + ":false}") boolean openMetrics) {
        boolean loopbackOnly = BindAddress.isLoopback(bind);
        if (!loopbackOnly && token.isNone()) {
            throw new IllegalArgumentException(
                    ("server.address (SHOPSTREAM_BIND) is %s, so other machines can reach this service: set %s (%s) to"
                                    + " a secret that all services of the shop share, such as the output of"
                                    + " 'openssl rand -hex 32', or bind it to 127.0.0.1")
                            .formatted(bind.isBlank() ? "empty" : bind, InternalToken.KEY, InternalToken.VARIABLE));
        }
        return new InternalTokenFilter(token, loopbackOnly, openMetrics);
    }
}
