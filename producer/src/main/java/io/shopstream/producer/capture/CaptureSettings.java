package io.shopstream.producer.capture;

import io.shopstream.producer.database.DatabaseAddress;
import java.time.Duration;

/**
 * What change capture follows and how.
 *
 * @param database the shop database; its user may replicate
 * @param bootstrapServers Kafka, for the topics and for the offsets
 * @param slot name of the replication slot, unique in the database server: lower case letters, digits and underscores
 * @param poll pause between two looks at an idle log, and so the largest part of the delay
 * @param heartbeat how often the slot moves on while nothing changes
 * @param inspection how often slot and tables are looked at while capture runs
 */
public record CaptureSettings(
        DatabaseAddress database,
        String bootstrapServers,
        String slot,
        Duration poll,
        Duration heartbeat,
        Duration inspection) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration INSPECTION = Duration.ofSeconds(3);

    /**
     * @throws IllegalArgumentException if PostgreSQL would refuse the slot's name
     */
    public CaptureSettings {
        if (!slot.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException(
                    "a replication slot's name has lower case letters, digits and _ only, unlike \"" + slot + "\"");
        }
    }

    /** With the pauses that suit a shop. */
    public static CaptureSettings of(DatabaseAddress database, String bootstrapServers, String slot) {
        return new CaptureSettings(database, bootstrapServers, slot, POLL, HEARTBEAT, INSPECTION);
    }
}
