package io.shopstream.api;

import io.shopstream.api.explain.OrderExplainer;
import io.shopstream.api.explain.log.RecordLog;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what reads the records of an order. Kafka and registry are not asked before the first request. */
@Configuration(proxyBeanMethods = false)
class ExplainConfiguration {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    RecordLog recordLog(KafkaConnection kafka) {
        return new RecordLog(kafka);
    }

    @Bean
    OrderExplainer orderExplainer(
            RegistryConnection registry, Warehouse warehouse, RecordLog log, Topics topics, Clock clock) {
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
        return new OrderExplainer(warehouse, log, serdes, topics.orders(), clock);
    }
}
