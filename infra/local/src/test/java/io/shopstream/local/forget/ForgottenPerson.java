package io.shopstream.local.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A customer of a running shop with unmistakable data, in every place that such data can get to. */
public final class ForgottenPerson {
    public static final String ID = "u-zebulon";
    public static final String NAME = "Zebulon Quagmire-Xantippe";
    public static final String EMAIL = "zebulon.quagmire@forget.example";
    public static final String CITY = "Ytterstadvik";

    private static final Topic<User> TOPIC = Topics.standard().users();
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String IN_SHOP =
            "name = '" + NAME + "', email = '" + EMAIL + "', city = '" + CITY + "', registered_at = ";

    private final Endpoints endpoints;

    public ForgottenPerson(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** A row that is captured, another state of it that is rejected, and a record under a wrong key. */
    public void appear() throws Exception {
        inShop("insert into shop.users values ('%s', '%s', '%s', 'Norway', '%s', 'new', now())"
                .formatted(ID, NAME, EMAIL, CITY));
        awaitWarehouse("select count(*) from warehouse.users where user_id = '" + ID + "' and email is not null");
        inShop("alter table shop.users drop constraint users_registered_at_sane");
        inShop("update shop.users set " + IN_SHOP + "'infinity' where user_id = '" + ID + "'");
        publish("typo-of-" + ID, 1);
        awaitWarehouse("select case count(*) when 2 then 1 else 0 end from ops.rejected_records"
                + " where source_topic in ('shop.users.v1', 'shop.users#" + ID + "') and raw_value is not null");
        inShop("update shop.users set " + IN_SHOP + "now() where user_id = '" + ID + "'");
    }

    /** What another program may do that does not know of the erasure. */
    public void publishAgain() throws Exception {
        publish(ID, Long.MAX_VALUE / 2);
    }

    private void publish(String key, long version) throws Exception {
        User user = User.newBuilder()
                .setUserId(ID)
                .setVersion(version)
                .setName(NAME)
                .setEmail(EMAIL)
                .setCity(CITY)
                .build();
        AvroSerdes serdes =
                new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), Duration.ofSeconds(30)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoints.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            TOPIC.name(), key, serdes.serializer(TOPIC).serialize(TOPIC.name(), user)))
                    .get();
        }
    }

    public String inWarehouse(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(endpoints.postgres(), "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void awaitWarehouse(String sql) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(inWarehouse(sql)).isEqualTo("1"));
    }

    private void inShop(String sql) throws SQLException {
        String url = Objects.requireNonNull(endpoints.shopDatabase());
        try (Connection connection = UnloggedSession.open(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
