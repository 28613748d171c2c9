package io.shopstream.api.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.api.ingest.read.BodyFormat;
import io.shopstream.api.ingest.read.Candidate;
import io.shopstream.api.ingest.read.NewIds;
import io.shopstream.api.ingest.read.RecordFault;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.ShopEvent;
import java.io.ByteArrayInputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes what the reader reads. */
class IngestExamplesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final BatchReader ORDERS = BatchReader.orders((topic, order) -> new byte[0], "orders");
    private static final BatchReader EVENTS = BatchReader.events((topic, event) -> new byte[0], "events");

    @Test
    void shouldAcceptTheExamples() {
        assertThat(read(ORDERS, IngestExamples.ORDERS)).hasOnlyElementsOfType(Candidate.Ready.class);
        assertThat(read(EVENTS, IngestExamples.EVENTS)).hasOnlyElementsOfType(Candidate.Ready.class);
        assertThat(IngestExamples.ORDER + IngestExamples.EVENT).doesNotContain("\n");
    }

    @Test
    void shouldDescribeEveryMemberThatIsRead() {
        assertThat(unknown(ORDERS, IngestOrder.class, "{\"%s\": null}")).isEmpty();
        assertThat(unknown(ORDERS, IngestOrderLine.class, "{\"lines\": [{\"%s\": null}]}"))
                .isEmpty();
        assertThat(unknown(EVENTS, IngestEvent.class, "{\"%s\": null}")).isEmpty();
        // The schemas of the records in Kafka have as many.
        assertThat(IngestOrder.class.getRecordComponents())
                .hasSize(Order.getClassSchema().getFields().size());
        assertThat(IngestOrderLine.class.getRecordComponents())
                .hasSize(OrderLine.getClassSchema().getFields().size());
        assertThat(IngestEvent.class.getRecordComponents())
                .hasSize(ShopEvent.getClassSchema().getFields().size());
    }

    private static Stream<String> unknown(BatchReader reader, Class<? extends Record> described, String body) {
        return Arrays.stream(described.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .filter(name -> read(reader, body.formatted(name)).stream()
                        .anyMatch(record -> record instanceof Candidate.Faulty faulty && isUnknown(faulty.fault())));
    }

    private static boolean isUnknown(RecordFault fault) {
        return fault.code().equals("field-unknown");
    }

    private static List<Candidate> read(BatchReader reader, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return reader.read(new ByteArrayInputStream(bytes), bytes.length, BodyFormat.JSON, NOW, NewIds.random(NOW));
    }
}
