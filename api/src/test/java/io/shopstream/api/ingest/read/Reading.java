package io.shopstream.api.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies, and makes records that are valid but for one member. */
final class Reading {
    static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    static final Topics TOPICS = Topics.standard();
    static final AvroSerdes SERDES = new AvroSerdes(new Schemas());

    /** Every member is there; two lines. */
    static final String ORDER = """
            {"order_id": "A-1", "version": 2, "kind": "SALE", "status": "PAID", "user_id": "u-1",
             "placed_at": "2026-03-01T10:00:00+01:00", "updated_at": "2026-03-01T09:30:00Z", "currency": "USD",
             "lines": [
               {"line_no": 1, "product_id": "p-1", "category_id": "c-1", "quantity": 2, "unit_price": "12.50",
                "unit_cost": "7.1"},
               {"line_no": 2, "product_id": "p-2", "category_id": "c-2", "quantity": 1, "unit_price": "600",
                "unit_cost": "0.00"}],
             "total": "625.00", "shipping_country": "Norway", "shipping_city": "Oslo", "channel": "web",
             "campaign_id": "k-1", "session_id": "s-1"}""";

    static final String EVENT = """
            {"event_id": "e-1", "session_id": "s-1", "user_id": "u-1", "type": "PURCHASE", "product_id": "p-1",
             "order_id": "A-1", "occurred_at": "2026-03-01T10:00:00+01:00", "device": "mobile",
             "campaign_id": "k-1"}""";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final BatchReader ORDERS = BatchReader.orders(
            SERDES.serializer(TOPICS.orders()), TOPICS.orders().name());
    private static final BatchReader EVENTS = BatchReader.events(
            SERDES.serializer(TOPICS.events()), TOPICS.events().name());

    private Reading() {}

    static List<Candidate> read(byte[] body, BodyFormat format) {
        return ORDERS.read(new ByteArrayInputStream(body), body.length, format, RECEIVED, NewIds.random(RECEIVED));
    }

    static List<Candidate> read(String body, BodyFormat format) {
        return read(body.getBytes(StandardCharsets.UTF_8), format);
    }

    /** What becomes of one record of the same kind as {@code valid}. */
    static Candidate record(String valid, String record) {
        byte[] body = record.getBytes(StandardCharsets.UTF_8);
        BatchReader reader = valid.equals(ORDER) ? ORDERS : EVENTS;
        List<Candidate> read = reader.read(
                new ByteArrayInputStream(body), body.length, BodyFormat.JSON, RECEIVED, NewIds.random(RECEIVED));
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    static RecordFault fault(String valid, String record) {
        Candidate read = record(valid, record);
        assertThat(read).as(record).isInstanceOf(Candidate.Faulty.class);
        return ((Candidate.Faulty) read).fault();
    }

    /**
     * The record with another value at the pointer.
     *
     * @param json null to leave the member out
     */
    static String with(String record, String pointer, @Nullable String json) {
        JsonNode root = JSON.readTree(record);
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = root.at(at.head());
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name(pointer)), JSON.readTree(json));
        } else if (json == null) {
            ((ObjectNode) parent).remove(name(pointer));
        } else {
            ((ObjectNode) parent).set(name(pointer), JSON.readTree(json));
        }
        return JSON.writeValueAsString(root);
    }

    /** The record with the member at the pointer twice. */
    static String twice(String record, String pointer) {
        JsonNode root = JSON.readTree(record);
        String value = JSON.writeValueAsString(root.at(pointer));
        String member = "\"" + name(pointer) + "\":" + value;
        String text = JSON.writeValueAsString(root);
        assertThat(text).contains(member);
        return text.replaceFirst(Pattern.quote(member), member + "," + member);
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /** In memory. */
    private static final class Schemas implements SchemaRegistry {
        private final List<Schema> schemas = new CopyOnWriteArrayList<>();

        @Override
        public int register(String subject, Schema schema) {
            schemas.add(schema);
            return schemas.size();
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return Optional.of(schemas.get(id - 1));
        }
    }
}
