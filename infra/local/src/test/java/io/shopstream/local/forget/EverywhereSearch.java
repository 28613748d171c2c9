package io.shopstream.local.forget;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Searches a running shop for texts: every column of every table, view and statistic of both databases, every byte of
 * every record of every topic, and every file but those of Kafka and PostgreSQL themselves.
 */
public final class EverywhereSearch {
    private static final Set<String> OF_SERVERS = Set.of("kafka", "postgres");
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't'
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            union all select 'pg_catalog.pg_stats'
            """;

    private static final Set<String> COMPACTED = Stream.concat(
                    Stream.of(Topics.standard().users().name()),
                    Topics.standard().allDeadLetters().stream().map(Topic::name))
            .collect(Collectors.toSet());

    private final Endpoints endpoints;
    private final Path dataDirectory;
    private final List<String> texts;

    /** @param texts ASCII letters, digits and signs */
    public EverywhereSearch(Endpoints endpoints, Path dataDirectory, String... texts) {
        this.endpoints = endpoints;
        this.dataDirectory = dataDirectory;
        this.texts = List.of(texts);
    }

    /** Where one of the texts is, in any case of letters. */
    public Set<String> places() throws Exception {
        return places(false);
    }

    /** The same, if Kafka had compacted the topics of users and of dead letters. */
    public Set<String> placesAfterCompaction() throws Exception {
        return places(true);
    }

    private Set<String> places(boolean compacted) throws Exception {
        Set<String> places = new TreeSet<>();
        database(endpoints.postgres(), places);
        database(Objects.requireNonNull(endpoints.shopDatabase()), places);
        topics(compacted, places);
        files(places);
        return places;
    }

    private void database(String url, Set<String> places) throws SQLException {
        try (Connection connection = UnloggedSession.open(url);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select exists (select from " + table + " t where "
                        + String.join(
                                " or ",
                                texts.stream().map(EverywhereSearch::condition).toList()) + ")")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        places.add("table " + table);
                    }
                }
            }
        }
    }

    // Bytes are shown as hexadecimal digits.
    private static String condition(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return "t::text ilike '%" + text + "%' or t::text like '%" + hex + "%'";
    }

    private void topics(boolean compacted, Set<String> places) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafka()));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        TopicScan.settings(
                                KafkaConnection.of(endpoints.kafka()), "search", IsolationLevel.READ_UNCOMMITTED),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            for (String topic : admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()) {
                boolean newestOnly = compacted && COMPACTED.contains(topic);
                Set<String> found = new HashSet<>();
                TopicScan.of(consumer, topic, Duration.ofMinutes(1)).forEach(record -> {
                    String key = record.partition() + Arrays.toString(record.key());
                    if (isIn(record)) {
                        found.add(key);
                    } else if (newestOnly) {
                        found.remove(key);
                    }
                });
                if (!found.isEmpty()) {
                    places.add("topic " + topic);
                }
            }
        }
    }

    private boolean isIn(ConsumerRecord<byte[], byte[]> record) {
        boolean found = isIn(record.key()) || isIn(record.value());
        for (var header : record.headers()) {
            found |= isIn(header.key().getBytes(StandardCharsets.UTF_8)) || isIn(header.value());
        }
        return found;
    }

    private void files(Set<String> places) throws IOException {
        try (Stream<Path> files = Files.walk(dataDirectory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = dataDirectory.relativize(file);
                if (!OF_SERVERS.contains(name.getName(0).toString()) && isInFile(file)) {
                    places.add("file " + name);
                }
            }
        }
    }

    private boolean isInFile(Path file) throws IOException {
        try {
            return isIn(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean isIn(byte[] bytes) {
        if (bytes == null) {
            return false;
        }
        String plain = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        return texts.stream().anyMatch(text -> plain.contains(text.toLowerCase(java.util.Locale.ROOT)));
    }
}
