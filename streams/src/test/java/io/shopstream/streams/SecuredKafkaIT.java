package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.http.SelfSignedCertificate;
import io.shopstream.embedded.kafka.EmbeddedKafka;
import io.shopstream.embedded.kafka.SecuredListener;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.kafka.ListenerCheck;
import io.shopstream.schemas.kafka.ListenerCheck.Trouble;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.TestOrder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of client works on a listener with TLS and a login, and says what is wrong with settings that do not fit. */
@Tag("embedded")
class SecuredKafkaIT {
    private static final Topics TOPICS = RunningService.topics("secured-");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    // A check that finds nothing wrong, or nobody, waits for it.
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(5);
    private static final String PASSWORD = "quietriver";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    @TempDir
    private static Path directory;

    private static SelfSignedCertificate certificate;
    private static SecuredListener secured;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSignedCertificate.in(directory);
        secured = SecuredListener.encrypted(Ports.free(), Map.of("streams", PASSWORD), certificate);
        kafka = new EmbeddedKafka(directory.resolve("kafka"), Ports.free(), _ -> {}, secured);
        kafka.start();
        try (Admin admin =
                Admin.create(KafkaConnection.of(kafka.bootstrapServers()).with(Map.of()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "scram", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void shouldRunTheServiceFromOrderToSum() throws Exception {
        KafkaConnection plain = connection(secured.bootstrapServers(), Map.of());
        KafkaConnection scram = connection(
                secured.bootstrapServers(),
                Map.of(
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        SCRAM + " username=\"scram\" password=\"" + PASSWORD + "\";"));
        assertThat(ListenerCheck.of(plain, CHECK_TIMEOUT)).isEmpty();
        assertThat(ListenerCheck.of(scram, CHECK_TIMEOUT)).isEmpty();
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), TIMEOUT));
        try (Admin admin = Admin.create(scram.with(Map.of()))) {
            new TopicProvisioner(admin).provision(TOPICS.all());
            sendInATransaction(plain, serdes);
            try (RunningService service = RunningService.start(
                    TOPICS.prefix(),
                    directory.resolve("state"),
                    Map.of(
                            "shopstream.kafka", plain.servers(),
                            "shopstream.kafka-config", file(Map.of())))) {
                service.awaitIdle();
            }
            Topic<RevenuePerMinute> sums = TOPICS.revenuePerMinute();
            List<String> orders = new ArrayList<>();
            try (KafkaConsumer<String, RevenuePerMinute> consumer = new KafkaConsumer<>(
                    TopicScan.settings(scram, "test", IsolationLevel.READ_COMMITTED),
                    new StringDeserializer(),
                    serdes.deserializer(sums))) {
                TopicScan.to(consumer, new TopicEnds(admin, TIMEOUT).ends(sums.topicPartitions()), TIMEOUT)
                        .forEach(sum -> orders.add(
                                sum.value().getCurrency() + " " + sum.value().getOrders()));
            }
            assertThat(orders).containsExactly("USD 1");
        }
    }

    private static void sendInATransaction(KafkaConnection connection, AvroSerdes serdes) {
        Topic<Order> orders = TOPICS.orders();
        Order order = TestOrder.sale(
                        "o-1", Instant.parse("2026-03-01T10:15:30Z"), new TestOrder.Line("cup", "kitchen", 2, 500))
                .toAvro();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                connection.with(Map.of("transactional.id", "secured-test")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(
                    orders.name(),
                    "o-1".getBytes(StandardCharsets.UTF_8),
                    serdes.serializer(orders).serialize(orders.name(), order)));
            producer.commitTransaction();
        }
    }

    @Test
    void shouldNameTheLoginThatKafkaRefuses() throws Exception {
        String wrong = Objects.requireNonNull(secured.client("streams").get("sasl.jaas.config"))
                .replace(PASSWORD, "loudsea");

        assertThat(trouble(secured.bootstrapServers(), Map.of("sasl.jaas.config", wrong)))
                .isInstanceOf(Trouble.Refused.class)
                .extracting(Trouble::text)
                .asString()
                .contains("refuses the login", "sasl.jaas.config", "SHOPSTREAM_KAFKA_CONFIG")
                .doesNotContain("loudsea");
    }

    @Test
    void shouldNameTheAuthorityThatIsMissing() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path other = SelfSignedCertificate.in(elsewhere).certificate();

        assertThat(trouble(secured.bootstrapServers(), Map.of("ssl.truststore.location", other.toString())))
                .isInstanceOf(Trouble.Refused.class)
                .extracting(Trouble::text)
                .asString()
                .contains("does not accept", "ssl.truststore.location", "SHOPSTREAM_KAFKA_CONFIG");
    }

    @Test
    void shouldNameSettingsThatDoNotWork() throws Exception {
        Path empty = Files.writeString(directory.resolve("no.pem"), "no certificate");

        assertThat(trouble(secured.bootstrapServers(), Map.of("ssl.truststore.location", empty.toString())))
                .isInstanceOf(Trouble.Misfit.class)
                .extracting(Trouble::text)
                .asString()
                .contains("the settings do not work", "SHOPSTREAM_KAFKA_CONFIG");
        assertThat(trouble(secured.bootstrapServers(), Map.of("security.protocol", "TLS")))
                .isInstanceOf(Trouble.Misfit.class)
                .extracting(Trouble::text)
                .asString()
                .contains("SASL_SSL", "SHOPSTREAM_KAFKA_CONFIG");
    }

    @Test
    void shouldNameTheOtherListener() throws Exception {
        assertThat(trouble(kafka.bootstrapServers(), Map.of()))
                .isInstanceOf(Trouble.Misfit.class)
                .extracting(Trouble::text)
                .asString()
                .contains("has no TLS on this port", "SHOPSTREAM_KAFKA", "security.protocol=PLAINTEXT");
        assertThat(trouble(secured.bootstrapServers(), Map.of("security.protocol", "SASL_PLAINTEXT")))
                .isInstanceOf(Trouble.Misfit.class)
                .extracting(Trouble::text)
                .asString()
                .contains("answers no client without TLS", "SHOPSTREAM_KAFKA_CONFIG");
        assertThat(trouble(kafka.bootstrapServers(), Map.of("security.protocol", "SASL_PLAINTEXT")))
                .isInstanceOf(Trouble.Misfit.class)
                .extracting(Trouble::text)
                .asString()
                .contains("asks for no login", "SHOPSTREAM_KAFKA_CONFIG");
        assertThat(ListenerCheck.of(KafkaConnection.of(kafka.bootstrapServers()), CHECK_TIMEOUT))
                .isEmpty();
    }

    @Test
    void shouldNotStartWithoutTheFileThatTheListenerNeeds() {
        Map<String, Object> noFile = Map.of("shopstream.kafka", secured.bootstrapServers());

        assertThatThrownBy(() -> RunningService.start(TOPICS.prefix(), directory.resolve("none"), noFile))
                .rootCause()
                .hasMessageContaining("Kafka at " + secured.bootstrapServers() + " answers no client without TLS")
                .hasMessageContaining("SHOPSTREAM_KAFKA_CONFIG");
    }

    private static Trouble trouble(String servers, Map<String, String> changed) throws IOException {
        Optional<Trouble> trouble = ListenerCheck.of(connection(servers, changed), CHECK_TIMEOUT);
        assertThat(trouble).isPresent();
        return trouble.get();
    }

    private static KafkaConnection connection(String servers, Map<String, String> changed) throws IOException {
        return KafkaConnection.read(servers, file(changed));
    }

    private static String file(Map<String, String> changed) throws IOException {
        Map<String, String> settings = new HashMap<>(secured.client("streams"));
        settings.putAll(changed);
        return Files.write(
                        Files.createTempFile(directory, "client", ".properties"),
                        settings.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .toList())
                .toString();
    }
}
