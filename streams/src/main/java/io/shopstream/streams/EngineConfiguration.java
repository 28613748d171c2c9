package io.shopstream.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.schemas.trace.RequestTraces;
import io.shopstream.streams.query.AlertQueries;
import io.shopstream.streams.query.CustomerQueries;
import io.shopstream.streams.query.FunnelQueries;
import io.shopstream.streams.query.OrderQueries;
import io.shopstream.streams.query.ProductQueries;
import io.shopstream.streams.query.RevenueQueries;
import io.shopstream.streams.query.TopProductsQueries;
import io.shopstream.streams.query.cluster.HttpPeers;
import io.shopstream.streams.query.cluster.LocalAnswers;
import io.shopstream.streams.query.cluster.PeerQueryHandler;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.StoresOverview;
import io.shopstream.streams.runtime.EngineSettings;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.runtime.progress.EngineWatch;
import io.shopstream.streams.runtime.progress.StatusReport;
import io.shopstream.streams.topology.Retention;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the service's objects, which are plain Java, from its settings. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StreamsMetrics streamsMetrics(MeterRegistry meters) {
        return new StreamsMetrics(meters);
    }

    // EngineLifecycle closes the engine, after the HTTP port has closed; Spring must not close it a second time.
    @Bean(destroyMethod = "")
    StreamsEngine streamsEngine(
            StreamsSettings settings,
            KafkaConnection kafka,
            RegistryConnection registry,
            StreamsMetrics metrics,
            ObjectProvider<RecordTraces> traces) {
        StreamsEngine engine = new StreamsEngine(
                engineSettings(settings, kafka, registry), traces.getIfAvailable(() -> RecordTraces.OFF));
        metrics.bind(engine.counts());
        metrics.bind(engine.partCounts());
        return engine;
    }

    @Bean
    EngineLifecycle engineLifecycle(StreamsEngine engine, StreamsSettings settings) {
        return new EngineLifecycle(engine, settings);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    EngineWatch engineWatch(StreamsEngine engine, KafkaConnection kafka, Clock clock) {
        return new EngineWatch(engine, kafka, clock);
    }

    @Bean
    StatusReport statusReport(StreamsEngine engine, EngineWatch watch, StreamsMetrics metrics, Clock clock) {
        StatusReport report = new StatusReport(engine, watch, clock);
        metrics.bind(watch, report, engine.stores(), clock);
        return report;
    }

    @Bean(destroyMethod = "close")
    HttpPeers httpPeers(
            InternalToken token,
            TrustedCertificates trusted,
            @Value("${shopstream.tls.certificate:}") String certificate,
            ObjectProvider<RequestTraces> traces) {
        // All instances are configured alike: if this one serves HTTPS, the others do.
        return new HttpPeers(
                certificate.isBlank() ? "http" : "https",
                token,
                trusted,
                traces.getIfAvailable(() -> RequestTraces.OFF));
    }

    @Bean
    StoresOverview storesOverview(StatusReport report, StreamsEngine engine, HttpPeers peers) {
        return new StoresOverview(report::stores, engine.otherInstances(), peers);
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
    QueryCoordinator queryCoordinator(
            StreamsEngine engine, LocalAnswers local, HttpPeers peers, EngineWatch watch, Clock clock) {
        return new QueryCoordinator(
                engine.applicationId(),
                engine.topics().partitions(),
                local,
                engine.otherInstances(),
                peers,
                watch::freshness,
                clock);
    }

    @Bean
    RevenueQueries revenueQueries(QueryCoordinator queryCoordinator, Clock clock) {
        return new RevenueQueries(queryCoordinator, clock);
    }

    @Bean
    TopProductsQueries topProductsQueries(QueryCoordinator queryCoordinator, Clock clock) {
        return new TopProductsQueries(queryCoordinator, clock);
    }

    @Bean
    FunnelQueries funnelQueries(QueryCoordinator queryCoordinator, Clock clock) {
        return new FunnelQueries(queryCoordinator, clock);
    }

    @Bean
    CustomerQueries customerQueries(QueryCoordinator queryCoordinator, Clock clock) {
        return new CustomerQueries(queryCoordinator, clock);
    }

    @Bean
    OrderQueries orderQueries(QueryCoordinator queryCoordinator, StreamsEngine engine, Clock clock) {
        return new OrderQueries(
                queryCoordinator,
                engine.topics().orders(),
                engine.serdes().deserializer(engine.topics().orders()),
                clock);
    }

    @Bean
    ProductQueries productQueries(QueryCoordinator queryCoordinator, Clock clock) {
        return new ProductQueries(queryCoordinator, clock);
    }

    @Bean
    AlertQueries alertQueries(QueryCoordinator queryCoordinator, Clock clock) {
        return new AlertQueries(queryCoordinator, clock);
    }

    private static EngineSettings engineSettings(
            StreamsSettings settings, KafkaConnection kafka, RegistryConnection registry) {
        return new EngineSettings(
                kafka,
                registry,
                settings.topicPrefix(),
                settings.partitions(),
                settings.replication(),
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
