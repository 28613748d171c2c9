package io.shopstream.streams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Fails if Kafka Streams no longer calls the methods that {@link PreCommitHook} depends on. */
class PreCommitHookTest {
    private static final String KEPT = "kept";

    @Test
    void shouldForwardAndStoreBeforeTheCommit() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .process(new HoldsBack())
                .to("out", Produced.with(Serdes.String(), Serdes.String()));
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "at-commit");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), config)) {
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("a", "1");

            assertThat(driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair("a", "1, held back"));
            assertThat(driver.<String, String>getKeyValueStore(KEPT).get("a")).isEqualTo("1");
        }
    }

    private static final class HoldsBack implements ProcessorSupplier<String, String, String, String> {
        @Override
        public Processor<String, String, String, String> get() {
            List<Record<String, String>> held = new ArrayList<>();
            return new Processor<>() {
                @Override
                public void init(ProcessorContext<String, String> context) {
                    KeyValueStore<String, String> kept = context.getStateStore(KEPT);
                    context.<PreCommitHook>getStateStore("hook").listen(context, () -> {
                        held.forEach(record -> {
                            kept.put(record.key(), record.value());
                            context.forward(record.withValue(record.value() + ", held back"));
                        });
                        held.clear();
                    });
                }

                @Override
                public void process(Record<String, String> record) {
                    held.add(record);
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(KEPT), Serdes.String(), Serdes.String()),
                    PreCommitHook.builder("hook"));
        }
    }
}
