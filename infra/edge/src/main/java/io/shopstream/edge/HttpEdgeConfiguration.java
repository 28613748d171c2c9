package io.shopstream.edge;

import io.shopstream.edge.access.RequestLog;
import io.shopstream.edge.metrics.MetricsConfiguration;
import io.shopstream.edge.traces.RequestTrace;
import io.shopstream.edge.traces.TracesConfiguration;
import io.shopstream.schemas.security.AllowedHosts;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.RequestGuard;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What a service does for every request, at every address, actuator included: it answers under its own names only, and
 * every error that no controller answers is a problem (RFC 9457) without stack trace and without HTML, and every answer
 * says what a browser may do with it.
 *
 * <p>A service imports this class. Its own bean of {@link AllowedHosts} replaces the hosts of the settings
 * {@code server.address} and {@link AllowedHosts#KEY}; its own bean of {@link ErrorTexts} replaces the general texts,
 * and that of {@link ContentPolicy} the policy of a service without pages.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    ConnectionConfiguration.class,
    ManagementPortConfiguration.class,
    MetricsConfiguration.class,
    TracesConfiguration.class
})
public class HttpEdgeConfiguration {
    /** Origins of other sites whose pages may use the service; only the API, which has keys, has this setting. */
    static final String OTHER_SITES = "shopstream.guard.cors-origins";

    static final String ACCESS_LOG = "shopstream.access-log";

    /** Whether a proxy in front of the service speaks https; only the API has this setting. */
    static final String BEHIND_HTTPS = "shopstream.guard.secure-cookie";

    /** @throws IllegalArgumentException if the setting is not a list of hosts; names the setting */
    @Bean
    RequestGuardFilter requestGuardFilter(
            ObjectProvider<AllowedHosts> ownHosts,
            ObjectProvider<ErrorTexts> ownTexts,
            @Value("${server.address:}") String bind,
            @Value("${" + AllowedHosts.KEY + ":}") String allowedHosts,
            @Value("${" + OTHER_SITES + ":}") List<String> otherSites) {
        AllowedHosts hosts = ownHosts.getIfAvailable(() -> AllowedHosts.of(bind, allowedHosts));
        List<String> origins = otherSites.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        return new RequestGuardFilter(new RequestGuard(hosts, origins), orGeneral(ownTexts));
    }

    /**
     * What this service sends to the others of its shop.
     *
     * @throws IllegalArgumentException if the setting has another form; names the setting
     */
    @Bean
    InternalToken internalToken(@Value("${" + InternalToken.KEY + ":}") String text) {
        return InternalToken.of(text);
    }

    @Bean
    EmptyErrors emptyErrors(ObjectProvider<ErrorTexts> ownTexts) {
        return new EmptyErrors(orGeneral(ownTexts));
    }

    @Bean
    UnansweredErrors unansweredErrors(ObjectProvider<ErrorTexts> ownTexts) {
        return new UnansweredErrors(orGeneral(ownTexts));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valvesOfTomcat(
            ObjectProvider<ErrorTexts> ownTexts,
            ObjectProvider<ContentPolicy> ownPolicy,
            @Value("${" + BEHIND_HTTPS + ":false}") boolean behindHttps) {
        ErrorTexts texts = orGeneral(ownTexts);
        SecurityHeaders headers =
                new SecurityHeaders(ownPolicy.getIfAvailable(() -> ContentPolicy.NO_PAGES), behindHttps);
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(headers);
                host.getPipeline().addValve(new ProblemReportValve(texts, headers));
                // The host finds the valve by the name of its class, and so adds none of its own, which answer HTML.
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** Writes a line for every request where the setting asks for it; else Tomcat has no such valve. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> accessLog(
            ObjectProvider<RequestTrace> trace, @Value("${" + ACCESS_LOG + ":false}") boolean wanted) {
        RequestTrace known = trace.getIfAvailable(() -> RequestTrace.NONE);
        return factory -> {
            if (wanted) {
                factory.addEngineValves(new RequestLog(known));
            }
        };
    }

    private static ErrorTexts orGeneral(ObjectProvider<ErrorTexts> ownTexts) {
        return ownTexts.getIfAvailable(() -> ErrorTexts.GENERAL);
    }
}
