package io.shopstream.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.api.ingest.Ingest;
import io.shopstream.api.ingest.IngestFactory;
import io.shopstream.api.ingest.IngestProducers;
import io.shopstream.api.ingest.once.BatchTable;
import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.edge.traces.TracesWanted;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Wires what takes the records of other programs. Kafka and registry are not asked before the first record. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    IngestProducers ingestProducers(KafkaConnection kafka) {
        return new IngestProducers(kafka);
    }

    @Bean
    KafkaTemplate<String, byte[]> ingestTemplate(
            IngestProducers producers, @Value("${" + TracesWanted.KEY + ":}") String collector) {
        KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(producers);
        // The default one logs key and value of every record that fails.
        template.setProducerListener(new ProducerListener<>() {});
        // Else it would time every record, traced or not.
        template.setObservationEnabled(!collector.isBlank());
        return template;
    }

    @Bean
    IngestFactory ingestFactory(
            RegistryConnection registry,
            Topics topics,
            KafkaTemplate<String, byte[]> ingestTemplate,
            IngestProducers producers,
            Clock clock,
            MeterRegistry meters) {
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
        IngestFactory factory = new IngestFactory(topics, serdes, ingestTemplate, producers, clock);
        Gauge.builder("shopstream.api.ingest.in.flight", factory, IngestFactory::inFlight)
                .description("Records of other programs that Kafka has not acknowledged yet")
                .register(meters);
        return factory;
    }

    @Bean
    Ingest orderIngest(IngestFactory factory) {
        return factory.orders();
    }

    @Bean
    Ingest eventIngest(IngestFactory factory) {
        return factory.events();
    }

    @Bean
    BatchTable batchTable(OwnTables tables, Clock clock) {
        return new BatchTable(tables, clock);
    }
}
