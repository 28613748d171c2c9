package io.shopstream.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to each part of a platform and reads the data back. */
record PlatformProbe(EmbeddedPlatform platform) {

    private static final String TOPIC = "probe";
    private static final String SCHEMA = "{\"schema\": \"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Probe\\\","
            + "\\\"fields\\\":[{\\\"name\\\":\\\"%s\\\",\\\"type\\\":\\\"string\\\"}]}\"}";

    void writeRecord(String value) throws Exception {
        try (Admin admin = Admin.create(client())) {
            if (!admin.listTopics().names().get(60, TimeUnit.SECONDS).contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get(60, TimeUnit.SECONDS);
            }
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(60, TimeUnit.SECONDS);
        }
    }

    List<String> readRecords() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofMinutes(2)).records(partition).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    void writeRow(String value) throws SQLException {
        platform.postgres().createDatabase("probe");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists probe (value text)");
            statement.execute("insert into probe values ('" + value + "')");
        }
    }

    /** With a name of its own, in a session that logs every statement as if it had been slow. */
    void runAStatementThatCountsAsSlow(String sql, String parameter) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(sql)) {
            statement.execute("set application_name = 'slow-probe'; set log_min_duration_statement = 0");
            prepared.setString(1, parameter);
            prepared.execute();
        }
    }

    List<String> readRows() throws SQLException {
        return List.of(select("select string_agg(value, ',') from probe").split(","));
    }

    String select(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** The answer of the registry: {@code {"id":1}}. */
    String register(String subject, String fieldName) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.registry().url() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofString(String.format(SCHEMA, fieldName)))
                .build();
        return send(request);
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(platform.registry().url() + path))
                .timeout(Duration.ofMinutes(2))
                .build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : response.statusCode() + " " + response.body();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(platform.postgres().jdbcUrl("probe"));
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", platform.kafka().bootstrapServers());
    }
}
