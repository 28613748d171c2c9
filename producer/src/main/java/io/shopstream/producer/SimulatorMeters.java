package io.shopstream.producer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.live.SimulatorStatus;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Publishes the simulator's counts as metrics, such as {@code shopstream_producer_records_total{topic,result}}. */
final class SimulatorMeters implements MeterBinder {
    private static final TopicCounts NONE = new TopicCounts(0, 0, 0, 0);

    private final LiveSimulator simulator;
    private final List<Topic<?>> topics;

    SimulatorMeters(LiveSimulator simulator, Topics topics) {
        this.simulator = simulator;
        this.topics = List.of(topics.orders(), topics.events());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Topic<?> topic : topics) {
            counter(registry, topic.name(), "sent", TopicCounts::sent);
            counter(registry, topic.name(), "acked", TopicCounts::acked);
            counter(registry, topic.name(), "failed", TopicCounts::failed);
        }
        gauge(
                registry,
                "shopstream.producer.in.flight",
                "Records handed to the Kafka client and not acknowledged yet",
                status -> status.total().inFlight());
        gauge(
                registry,
                "shopstream.producer.pending",
                "Visits in progress and orders that still change",
                SimulatorStatus::pending);
        gauge(
                registry,
                "shopstream.producer.history.fraction",
                "How much of the shop's history is published, 0 to 1",
                status -> status.history().fraction());
        for (String fault : simulator.status().faults().acked().keySet()) {
            FunctionCounter.builder(
                            "shopstream.producer.faults",
                            simulator,
                            each -> each.status().faults().acked().getOrDefault(fault, 0L))
                    .tag("fault", fault)
                    .description("Acknowledged records that are faulty on purpose")
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SimulatorStatus> value) {
        Gauge.builder(name, simulator, each -> value.applyAsDouble(each.status()))
                .description(description)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String topic, String result, ToLongFunction<TopicCounts> count) {
        FunctionCounter.builder(
                        "shopstream.producer.records",
                        simulator,
                        each -> count.applyAsLong(each.status().topics().getOrDefault(topic, NONE)))
                .tag("topic", topic)
                .tag("result", result)
                .description("Records of the simulated shop since the start")
                .register(registry);
    }
}
