package io.shopstream.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.query.CustomerQueries;
import io.shopstream.streams.query.OrderQueries;
import io.shopstream.streams.query.ProductQueries;
import io.shopstream.streams.query.RevenueQueries;
import io.shopstream.streams.query.StoreReader;
import io.shopstream.streams.runtime.EngineSettings;
import io.shopstream.streams.runtime.StatusReport;
import io.shopstream.streams.runtime.StreamsEngine;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the plain objects of the service out of its settings. */
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

    // The life cycle bean closes it, in its turn; Spring must not do so as well.
    @Bean(destroyMethod = "")
    StreamsEngine streamsEngine(StreamsSettings settings, StreamsMetrics metrics) {
        StreamsEngine engine = new StreamsEngine(engineSettings(settings), metrics::bind);
        metrics.bind(engine.counts());
        metrics.bind(engine.partCounts());
        return engine;
    }

    @Bean
    EngineLifecycle engineLifecycle(StreamsEngine engine, StreamsSettings settings) {
        return new EngineLifecycle(engine, settings);
    }

    @Bean
    StatusReport statusReport(StreamsEngine engine, StreamsSettings settings) {
        return new StatusReport(engine, settings.kafka());
    }

    @Bean
    StoreReader storeReader(StreamsEngine engine) {
        return new StoreReader(engine, engine.topics().orders().partitions());
    }

    @Bean
    RevenueQueries revenueQueries(StoreReader reader, Clock clock) {
        return new RevenueQueries(reader, clock);
    }

    @Bean
    ProductQueries productQueries(StoreReader reader, Clock clock) {
        return new ProductQueries(reader, clock);
    }

    @Bean
    CustomerQueries customerQueries(StoreReader reader, Clock clock) {
        return new CustomerQueries(reader, clock);
    }

    @Bean
    OrderQueries orderQueries(StoreReader reader, StreamsEngine engine, Clock clock) {
        return new OrderQueries(
                reader,
                engine.topics().orders(),
                engine.serdes().deserializer(engine.topics().orders()),
                clock);
    }

    private static EngineSettings engineSettings(StreamsSettings settings) {
        return new EngineSettings(
                settings.kafka(),
                settings.registry(),
                settings.topicPrefix(),
                settings.stateDir().toAbsolutePath(),
                settings.applicationServer().isEmpty() ? null : settings.applicationServer(),
                settings.threads(),
                settings.cacheSize().toBytes(),
                settings.rocksdbMemory().toBytes(),
                new Retention(settings.retentionMinutes(), settings.retentionHours(), settings.retentionOrders()));
    }
}
