package io.shopstream.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.api.ingest.read.BodyFormat;
import io.shopstream.api.ingest.read.IngestRefusedException;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** What both kinds of records share. */
class IngestFactoryTest {
    private static final int NO_RECORD = 400;
    private static final int BUSY = 429;

    private final ProducerFactory<String, byte[]> producers = () -> {
        throw new AssertionError("no record is sent");
    };
    private final IngestFactory factory = new IngestFactory(
            Topics.standard(),
            new AvroSerdes(new NoRegistry()),
            new KafkaTemplate<>(producers),
            producers,
            Clock.systemUTC());
    private final Ingest orders = factory.orders();
    private final Ingest events = factory.events();
    private final List<Integer> statuses = new ArrayList<>();

    @Test
    void shouldLimitTheBodiesOfBothKindsTogether() {
        sendWhileOthersAreRead(orders, events);

        assertThat(statuses)
                .as("seven of the largest bodies fit; they are read to their end after the eighth was refused")
                .containsExactly(BUSY, NO_RECORD, NO_RECORD, NO_RECORD, NO_RECORD, NO_RECORD, NO_RECORD, NO_RECORD);

        List<Integer> before = List.copyOf(statuses);
        statuses.clear();
        sendWhileOthersAreRead(events, orders);

        assertThat(statuses).as("nothing of the limit is lost").isEqualTo(before);
    }

    /** Sends the largest body; when it is read, another of the other kind is sent before it goes on, and so on. */
    private void sendWhileOthersAreRead(Ingest first, Ingest second) {
        InputStream body = new InputStream() {
            @Override
            public int read() {
                sendWhileOthersAreRead(second, first);
                return -1;
            }
        };
        try {
            first.take(body, BatchReader.MAX_BYTES, BodyFormat.JSON);
        } catch (IngestRefusedException e) {
            statuses.add(e.status());
        }
    }

    /** Is not asked before there is a record. */
    private static final class NoRegistry implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            throw new UnsupportedOperationException();
        }
    }
}
