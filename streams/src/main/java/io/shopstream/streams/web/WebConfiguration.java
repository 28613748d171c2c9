package io.shopstream.streams.web;

import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.runtime.progress.StatusReport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Registers the HTTP controllers and the health indicators. */
@Configuration(proxyBeanMethods = false)
@Import({
    RevenueController.class,
    ProductController.class,
    OrderController.class,
    CustomerController.class,
    FunnelController.class,
    StockController.class,
    AlertController.class,
    StatusController.class,
    PeerController.class,
    Problems.class
})
public class WebConfiguration {
    @Bean
    Parameters parameters(@Value("${shopstream.currency}") String currency) {
        return new Parameters(currency);
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
