package io.shopstream.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.streams.query.AlertQueries;
import io.shopstream.streams.query.CustomerQueries;
import io.shopstream.streams.query.FunnelQueries;
import io.shopstream.streams.query.OrderQueries;
import io.shopstream.streams.query.ProductQueries;
import io.shopstream.streams.query.RevenueQueries;
import io.shopstream.streams.query.StockQueries;
import io.shopstream.streams.query.cluster.Coordinator;
import io.shopstream.streams.query.cluster.HttpPeers;
import io.shopstream.streams.query.cluster.LocalAnswers;
import io.shopstream.streams.query.cluster.PeerQueryHandler;
import io.shopstream.streams.query.cluster.StoresOverview;
import io.shopstream.streams.runtime.EngineSettings;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.runtime.progress.EngineWatch;
import io.shopstream.streams.runtime.progress.StatusReport;
import io.shopstream.streams.topology.Retention;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the service's objects, which are plain Java, from its settings. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    StreamsMetrics streamsMetrics(MeterRegistry meters) {
        return new StreamsMetrics(meters);
    }

    // EngineLifecycle closes the engine, after the HTTP port has closed; Spring must not close it a second time.
    @Bean(destroyMethod = "")
    StreamsEngine streamsEngine(StreamsSettings settings, StreamsMetrics metrics) {
        StreamsEngine engine = new StreamsEngine(engineSettings(settings), metrics::bind);
        metrics.bind(engine.counts());
        metrics.bind(engine.subtopologyCounts());
        return engine;
    }

    @Bean
    EngineLifecycle engineLifecycle(StreamsEngine engine, StreamsSettings settings) {
        return new EngineLifecycle(engine, settings);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    EngineWatch engineWatch(StreamsEngine engine, StreamsSettings settings, Clock clock) {
        return new EngineWatch(engine, settings.kafka(), clock);
    }

    @Bean
    StatusReport statusReport(StreamsEngine engine, EngineWatch watch, Clock clock) {
        return new StatusReport(engine, watch, clock);
    }

    @Bean(destroyMethod = "close")
    HttpPeers httpPeers() {
        return new HttpPeers();
    }

    @Bean
    StoresOverview storesOverview(StatusReport report, StreamsEngine engine, HttpPeers peers) {
        return new StoresOverview(report::stores, engine.cluster(), peers);
    }

    @Bean
    LocalAnswers localAnswers(StreamsEngine engine) {
        return new LocalAnswers(engine.stores());
    }

    @Bean
    PeerQueryHandler peerQueryHandler(StreamsEngine engine, LocalAnswers local, EngineWatch watch) {
        return new PeerQueryHandler(engine.applicationId(), local, watch::freshness);
    }

    @Bean
    Coordinator coordinator(StreamsEngine engine, LocalAnswers local, HttpPeers peers, EngineWatch watch, Clock clock) {
        return new Coordinator(
                engine.applicationId(),
                engine.topics().partitions(),
                local,
                engine.cluster(),
                peers,
                watch::freshness,
                clock);
    }

    @Bean
    RevenueQueries revenueQueries(Coordinator coordinator, Clock clock) {
        return new RevenueQueries(coordinator, clock);
    }

    @Bean
    ProductQueries productQueries(Coordinator coordinator, Clock clock) {
        return new ProductQueries(coordinator, clock);
    }

    @Bean
    FunnelQueries funnelQueries(Coordinator coordinator, Clock clock) {
        return new FunnelQueries(coordinator, clock);
    }

    @Bean
    CustomerQueries customerQueries(Coordinator coordinator, Clock clock) {
        return new CustomerQueries(coordinator, clock);
    }

    @Bean
    OrderQueries orderQueries(Coordinator coordinator, StreamsEngine engine, Clock clock) {
        return new OrderQueries(
                coordinator,
                engine.topics().orders(),
                engine.serdes().deserializer(engine.topics().orders()),
                clock);
    }

    @Bean
    StockQueries stockQueries(Coordinator coordinator, Clock clock) {
        return new StockQueries(coordinator, clock);
    }

    @Bean
    AlertQueries alertQueries(Coordinator coordinator, Clock clock) {
        return new AlertQueries(coordinator, clock);
    }

    private static EngineSettings engineSettings(StreamsSettings settings) {
        return new EngineSettings(
                settings.kafka(),
                settings.registry(),
                settings.topicPrefix(),
                settings.partitions(),
                settings.stateDir().toAbsolutePath(),
                settings.applicationServer().isEmpty() ? null : settings.applicationServer(),
                settings.threads(),
                settings.standbys(),
                settings.standbyMaxLag(),
                settings.cacheSize().toBytes(),
                settings.rocksdbMemory().toBytes(),
                new Retention(settings.retentionMinutes(), settings.retentionHours(), settings.retentionOrders()),
                settings.generation(),
                settings.outputs());
    }
}
