package io.shopstream.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.AbstractProtocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * A port of its own for metrics and health, where {@value #KEY} names one; part of {@link HttpEdgeConfiguration}. It is
 * another connector of the same server, bound to the same address, with the same certificate, and costs a few threads
 * that sleep.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ManagementPortConfiguration.Wanted.class)
class ManagementPortConfiguration {
    /** Number of the port; empty for none, then the service's own port serves everything. */
    static final String KEY = "shopstream.management-port";

    private static final String VARIABLE = "SHOPSTREAM_MANAGEMENT_PORT";
    private static final int MAX_PORT = 65_535;
    // Prometheus and a health check: each asks every few seconds.
    private static final int THREADS = 4;

    private final Connector connector;

    /** @throws IllegalArgumentException if the setting is no port, or the service's own; names the setting */
    ManagementPortConfiguration(
            @Value("${" + KEY + "}") String port,
            @Value("${server.port:0}") String ownPort,
            @Value("${server.address:}") String bind)
            throws UnknownHostException {
        if (port.strip().equals(ownPort)) {
            throw new IllegalArgumentException(
                    "%s (%s) is %s, the port of the service itself: name another one, or none"
                            .formatted(KEY, VARIABLE, port));
        }
        connector = new Connector();
        connector.setPort(number(port.strip()));
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setMinSpareThreads(1);
            protocol.setMaxThreads(THREADS);
            if (!bind.isBlank()) {
                protocol.setAddress(InetAddress.getByName(bind));
            }
        }
    }

    private static int number(String port) {
        try {
            int number = Integer.parseInt(port);
            if (number > 0 && number <= MAX_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("%s (%s) is '%s': a number from 1 to %d, or nothing, is needed"
                .formatted(KEY, VARIABLE, port, MAX_PORT));
    }

    @Bean
    ManagementPort managementPort() {
        return new ManagementPort(connector);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementConnector(
            SslBundles bundles, @Value("${server.ssl.bundle:}") String bundle) {
        if (!bundle.isEmpty()) {
            serveHttps(bundles, bundle);
        }
        return factory -> factory.addAdditionalConnectors(connector);
    }

    // Spring Boot does so for the port of the service only.
    private void serveHttps(SslBundles bundles, String bundle) {
        SslConnectorCustomizer https = new SslConnectorCustomizer(
                LogFactory.getLog(ManagementPortConfiguration.class), connector, Ssl.ClientAuth.NONE);
        https.customize(bundles.getBundle(bundle), Map.of());
        bundles.addBundleUpdateHandler(bundle, renewed -> https.update(null, renewed));
    }

    /** Whether there is to be such a port. */
    static final class Wanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            return StringUtils.hasText(environment.getProperty(KEY));
        }
    }
}
