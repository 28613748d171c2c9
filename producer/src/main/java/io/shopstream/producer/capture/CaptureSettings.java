package io.shopstream.producer.capture;

import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Settings of change capture.
 *
 * @param database the shop database; its user needs the replication privilege
 * @param kafka for the topics and for the offsets
 * @param slot name of the replication slot, unique in the database server: lower case letters, digits and underscores
 * @param poll pause between two polls of an idle log; the largest part of the delay
 * @param heartbeat how often the slot advances while nothing changes
 * @param inspection how often the slot and the tables are inspected while capture runs
 */
public record CaptureSettings(
        DatabaseAddress database,
        KafkaConnection kafka,
        String slot,
        Duration poll,
        Duration heartbeat,
        Duration inspection) {
    private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration INSPECTION = Duration.ofSeconds(3);

    /** Continues "the name of the replication slot". */
    public static final String SLOT_RULE = "must consist of 1 to 63 lower case letters, digits and underscores";

    /** @throws IllegalArgumentException if PostgreSQL would reject the slot's name */
    public CaptureSettings {
        if (!isSlotName(slot)) {
            throw new IllegalArgumentException("replication slot name \"" + slot + "\" " + SLOT_RULE);
        }
    }

    /** Whether PostgreSQL accepts the name for a replication slot. */
    public static boolean isSlotName(String slot) {
        return SLOT.matcher(slot).matches();
    }

    /** Creates settings with the default intervals. */
    public static CaptureSettings of(DatabaseAddress database, KafkaConnection kafka, String slot) {
        return new CaptureSettings(database, kafka, slot, POLL, HEARTBEAT, INSPECTION);
    }
}
