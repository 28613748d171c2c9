package io.shopstream.streams.web;

import io.shopstream.edge.InternalServiceConfiguration;
import io.shopstream.edge.SlashesInIds;
import io.shopstream.schemas.security.AllowedHosts;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.runtime.progress.StatusReport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the HTTP controllers and the health indicators. */
@Configuration(proxyBeanMethods = false)
@Import({
    RevenueController.class,
    TopProductsController.class,
    OrderController.class,
    CustomerController.class,
    FunnelController.class,
    ProductController.class,
    AlertController.class,
    StatusController.class,
    PeerController.class,
    Problems.class,
    InternalServiceConfiguration.class,
    SlashesInIds.class
})
public class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new OnceOnly()).addPathPatterns("/queries/**");
    }

    @Bean
    Parameters parameters(@Value("${shopstream.currency}") String currency) {
        return new Parameters(currency);
    }

    /** Peers ask this instance at its advertised address, so it answers under that name, too. */
    @Bean
    AllowedHosts allowedHosts(
            @Value("${server.address:}") String bind,
            @Value("${" + AllowedHosts.KEY + ":}") String named,
            @Value("${shopstream.application-server:}") String advertised) {
        String ownName = advertised.isEmpty() ? "" : advertised.substring(0, advertised.lastIndexOf(':'));
        return AllowedHosts.of(bind, named + "," + ownName);
    }

    @Bean
    EngineHealth streamsAlive(StreamsEngine engine) {
        return new EngineHealth(engine, () -> engine.state().isAlive());
    }

    @Bean
    EngineHealth streamsReady(StreamsEngine engine, StatusReport report) {
        return new EngineHealth(engine, report::isReady);
    }
}
