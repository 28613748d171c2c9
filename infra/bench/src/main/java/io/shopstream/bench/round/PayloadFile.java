package io.shopstream.bench.round;

import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The measured records in the format of the perf tool: UTF-8 text, one record a line. Every byte that is not printable
 * ASCII becomes one that is, and keeps six of its eight bits: sizes stay the same, and compressibility nearly.
 *
 * @param valueBytes of all measured records, including those that are not in the file
 */
public record PayloadFile(Path path, long payloads, long valueBytes) {
    private static final int BUFFER = 1 << 16;

    public static PayloadFile write(Path path, ShopFeed feed, BenchPlan plan, AvroSerdes serdes, Topics topics)
            throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
            Writer writer = new Writer(file, plan, serdes, topics);
            feed.give(writer, plan.sent(), plan.warmUp(), writer::begin);
            return new PayloadFile(path, writer.payloads, writer.valueBytes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static byte printable(byte value) {
        return value >= ' ' && value <= '~' ? value : (byte) ('0' + (value & 0x3f));
    }

    private static final class Writer implements ShopOutput {
        private final OutputStream file;
        private final long every;
        private final Topic<Order> orderTopic;
        private final Topic<ShopEvent> eventTopic;
        private final Serializer<Order> orders;
        private final Serializer<ShopEvent> events;
        private boolean measured;
        private long seen;
        private long payloads;
        private long valueBytes;

        Writer(OutputStream file, BenchPlan plan, AvroSerdes serdes, Topics topics) {
            this.file = file;
            this.every = plan.payloadEvery();
            this.orderTopic = topics.orders();
            this.eventTopic = topics.events();
            this.orders = serdes.serializer(orderTopic);
            this.events = serdes.serializer(eventTopic);
        }

        void begin() {
            measured = true;
        }

        @Override
        public void order(Order order, Instant at) {
            if (measured) {
                write(orders.serialize(orderTopic.name(), order));
            }
        }

        @Override
        public void event(ShopEvent event) {
            if (measured) {
                write(events.serialize(eventTopic.name(), event));
            }
        }

        private void write(byte[] value) {
            valueBytes += value.length;
            if (seen++ % every != 0) {
                return;
            }
            byte[] line = new byte[value.length + 1];
            for (int index = 0; index < value.length; index++) {
                line[index] = printable(value[index]);
            }
            line[value.length] = '\n';
            try {
                file.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            payloads++;
        }
    }
}
