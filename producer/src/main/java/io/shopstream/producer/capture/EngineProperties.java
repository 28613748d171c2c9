package io.shopstream.producer.capture;

import io.shopstream.producer.capture.slot.TopicOffsetStore;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.producer.capture.tables.DayConverter;
import io.shopstream.producer.capture.tables.RowFields;
import io.shopstream.producer.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;

/** Builds the configuration of the Debezium engine. */
final class EngineProperties {
    private static final String ENGINE = "shop-capture";

    private EngineProperties() {}

    /**
     * @param snapshot true to begin with a snapshot, false to resume from the stored offset only
     */
    static Properties of(CaptureSettings settings, CapturedTables tables, String offsetTopic, boolean snapshot) {
        Properties properties = new Properties();
        put(properties, "name", ENGINE);
        put(properties, "connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        // Appears only in the key of the stored offset.
        put(properties, "topic.prefix", settings.slot());
        database(properties, settings.database());
        put(properties, "table.include.list", tables.names().replace(".", "\\."));
        put(properties, "plugin.name", "pgoutput");
        put(properties, "slot.name", settings.slot());
        put(properties, "publication.name", CapturedTables.PUBLICATION);
        put(properties, "publication.autocreate.mode", "disabled");
        put(properties, "snapshot.mode", snapshot ? "initial" : "no_data");
        // Texts: the connector's other forms cannot hold NaN and infinity, and one such value would end the engine.
        put(properties, "decimal.handling.mode", "string");
        put(
                properties,
                "unavailable.value.placeholder",
                "hex:" + HexFormat.of().formatHex(RowFields.UNAVAILABLE.getBytes(StandardCharsets.UTF_8)));
        put(properties, "converters", "days");
        put(properties, "days.type", DayConverter.class.getName());
        put(properties, "tombstones.on.delete", "false");
        put(properties, "poll.interval.ms", settings.poll().toMillis());
        heartbeat(properties, settings);
        offsets(properties, settings, offsetTopic);
        // Every failure ends the engine: slot and offset are inspected before it starts again.
        put(properties, "errors.max.retries", 0);
        put(properties, "slot.max.retries", 0);
        put(properties, "retriable.restart.connector.wait.ms", 100);
        // Otherwise close() waits for a queue that no thread reads any more.
        put(properties, "executor.shutdown.timeout.ms", 4_000);
        put(properties, "task.management.timeout.ms", 120_000);
        put(properties, "statistics.metrics.enabled", "false");
        return properties;
    }

    private static void database(Properties properties, DatabaseAddress address) {
        put(properties, "database.hostname", address.host());
        put(properties, "database.port", address.port());
        put(properties, "database.user", address.user());
        put(properties, "database.password", address.password() == null ? "" : address.password());
        put(properties, "database.dbname", address.database());
        put(properties, "database.tcpKeepAlive", "true");
        int query = address.url().indexOf('?');
        if (query >= 0) {
            Arrays.stream(address.url().substring(query + 1).split("&", -1))
                    .map(parameter -> parameter.split("=", 2))
                    .filter(parameter -> parameter.length == 2)
                    .forEach(parameter -> put(properties, "driver." + parameter[0], parameter[1]));
        }
    }

    // While only other databases of the server write, no captured change advances the slot, and it retains their log
    // too. The heartbeat commits a transaction in this database, and the position of that commit can be confirmed.
    private static void heartbeat(Properties properties, CaptureSettings settings) {
        put(properties, "heartbeat.interval.ms", settings.heartbeat().toMillis());
        put(properties, "heartbeat.action.query", "select pg_logical_emit_message(true, 'shop-capture', 'heartbeat')");
        put(properties, "message.prefix.exclude.list", "shop-capture");
        put(
                properties,
                "status.update.interval.ms",
                Math.min(5_000, settings.heartbeat().toMillis()));
    }

    private static void offsets(Properties properties, CaptureSettings settings, String topic) {
        put(properties, "offset.storage", TopicOffsetStore.class.getName());
        TopicOffsetStore.settings(settings.kafka()).forEach((key, value) -> put(properties, key, value));
        put(properties, TopicOffsetStore.TOPIC, topic);
        // A crash repeats up to a second of changes; flushing after every batch would delay every change.
        put(properties, "offset.flush.interval.ms", 1_000);
        put(properties, "offset.flush.timeout.ms", 12_000);
    }

    private static void put(Properties properties, String key, Object value) {
        properties.setProperty(key, String.valueOf(value));
    }
}
