package io.shopstream.local.forget;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.local.up.ShopClients;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Topics with a user in every place where one may be: the own record, wrong keys, dead letters, and stray bytes. */
final class ErasedScenario implements AutoCloseable {
    static final String ID = "u-1";
    private static final String NAME = "Zebulon Quagmire";
    private static final String EMAIL = "zebulon@forget.example";
    private static final String CITY = "Ultima Thule";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final KafkaConnection KAFKA =
            KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers());

    private final AvroSerdes serdes = new AvroSerdes(new TwoSchemas());
    private final Topics topics;
    private final Effects effects;
    private final FakeServices services;
    private final List<Topic<?>> used = new ArrayList<>();

    ErasedScenario(String prefix, Effects effects) throws Exception {
        this.topics = Topics.of(prefix, 1);
        this.effects = effects;
        this.services = new FakeServices(effects);
        used.add(topics.users());
        used.addAll(topics.allDeadLetters());
        try (Admin admin = Admin.create(KAFKA.with(Map.of()));
                RecordSender sender = RecordSender.to(KAFKA)) {
            new TopicProvisioner(admin).provision(used);
            String ofSink = topics.deadLetters(ConsumerGroups.SINK_FACTS).name();
            sender.send(List.of(
                    record(topics.users().name(), ID, user(ID, 5)),
                    record(topics.users().name(), "u-2", user("u-2", 3)),
                    record(topics.users().name(), "u-2", user(ID, 1)),
                    record(topics.users().name(), "typo", user(ID, 2)),
                    record(ofSink, "of-user", letter(topics.users().name(), 7, ID, "garbage " + NAME)),
                    record(ofSink, "of-order", letter(topics.orders().name(), 8, "o-1", "for " + EMAIL)),
                    record(ofSink, "of-others", letter(topics.orders().name(), 9, "o-2", "for nobody")),
                    record(
                            topics.deadLetters(ConsumerGroups.STREAMS).name(),
                            "no-letter",
                            ("bytes of " + EMAIL).getBytes(StandardCharsets.UTF_8))));
        }
    }

    /**
     * Runs the erasure like a process of its own.
     *
     * @param unerasable receives positions that it cannot erase
     */
    void run(List<String> unerasable) throws SQLException, InterruptedException {
        OneUser user = new OneUser(
                ID,
                topics.users().name(),
                RecordValidator.users(
                        serdes.deserializer(topics.users()), topics.users().name()));
        try (RecordSender sender = new RecordSender(effects.producer(KAFKA));
                ProducerClient producer =
                        ShopClients.producer(services.address(), InternalToken.NONE, TrustedCertificates.OF_JDK);
                SinkClient sink = ShopClients.sink(services.address(), InternalToken.NONE, TrustedCertificates.OF_JDK);
                UserRecords records = new UserRecords(KAFKA, user, serdes.serializer(topics.users()))) {
            records.read();
            PersonalTopics personal =
                    new PersonalTopics(KAFKA, serdes, topics, user, new PersonalData(records.texts()));
            new Erasure(KAFKA, topics, producer, sink, sender, Clock.fixed(NOW, ZoneOffset.UTC))
                    .run(personal, records, "tester", () -> {}, PATIENCE, unerasable::addAll);
        }
    }

    /** The newest record of every key, and what the services were asked; the same after every complete erasure. */
    SortedMap<String, String> state() {
        SortedMap<String, String> newest = new TreeMap<>();
        services.accepted().forEach(request -> newest.put(request, "accepted"));
        for (Topic<?> topic : used) {
            try (TopicReader reader = new TopicReader(KAFKA, topic.name())) {
                reader.readToEnd(
                        record -> newest.put(
                                topic.name().substring(topics.prefix().length()) + " "
                                        + new String(record.key(), StandardCharsets.UTF_8).replace(topics.prefix(), ""),
                                text(record.value())),
                        (_, _) -> {});
            }
        }
        return newest;
    }

    // Topic names in the letters begin with the prefix.
    private String text(byte @Nullable [] value) {
        return value == null
                ? "deleted"
                : HexFormat.of()
                        .formatHex(value)
                        .replace(
                                hex(topics.prefix()),
                                hex("-".repeat(topics.prefix().length())));
    }

    /** Whether the texts of the user are in a state, in the open. */
    static boolean isPersonal(String value) {
        return value.contains(hex(NAME)) || value.contains(hex(EMAIL)) || value.contains(hex(CITY));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] user(String id, long version) {
        boolean own = id.equals(ID);
        return serdes.serializer(topics.users())
                .serialize(
                        topics.users().name(),
                        User.newBuilder()
                                .setUserId(id)
                                .setVersion(version)
                                .setName(own ? NAME : "Somebody Else")
                                .setEmail(own ? EMAIL : "else@forget.example")
                                .setCity(own ? CITY : "Oslo")
                                .build());
    }

    private byte[] letter(String source, long offset, String key, String value) {
        Topic<DeadLetter> topic = topics.deadLetters(ConsumerGroups.SINK_FACTS);
        return serdes.serializer(topic)
                .serialize(
                        topic.name(),
                        DeadLetter.newBuilder()
                                .setConsumerGroup("shop-sink-facts")
                                .setSourceTopic(source)
                                .setSourcePartition(0)
                                .setSourceOffset(offset)
                                .setReason("undecodable")
                                .setDetail("cannot be read")
                                .setRawKey(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
                                .setRawValue(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)))
                                .setRawValueSize(value.length())
                                .setRejectedAt(NOW)
                                .build());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, 0, NOW.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value);
    }

    @Override
    public void close() {
        services.close();
    }

    private static final class TwoSchemas implements SchemaRegistry {
        private static final List<Schema> SCHEMAS = List.of(User.getClassSchema(), DeadLetter.getClassSchema());

        @Override
        public int register(String subject, Schema schema) {
            return 1 + SCHEMAS.indexOf(schema);
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return id >= 1 && id <= SCHEMAS.size() ? Optional.of(SCHEMAS.get(id - 1)) : Optional.empty();
        }
    }
}
