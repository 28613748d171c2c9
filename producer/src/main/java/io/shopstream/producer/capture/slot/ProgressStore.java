package io.shopstream.producer.capture.slot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and resets the offset topic: the engine's own entry and the identity of the source that it belongs to. */
public final class ProgressStore {
    private static final ByteBuffer SOURCE_KEY = utf8("source");
    private static final JsonMapper JSON = new JsonMapper();

    private final OffsetTopic topic;

    public ProgressStore(OffsetTopic topic) {
        this.topic = topic;
    }

    /**
     * @throws KafkaException if Kafka does not answer
     */
    public StoredProgress read() {
        StoredProgress progress = StoredProgress.NONE;
        for (Map.Entry<ByteBuffer, ByteBuffer> entry : topic.read().entrySet()) {
            JsonNode value = JSON.readTree(text(entry.getValue()));
            progress = entry.getKey().equals(SOURCE_KEY)
                    ? new StoredProgress(
                            progress.position(), Optional.of(JSON.treeToValue(value, SourceIdentity.class)))
                    : new StoredProgress(Optional.of(position(value)), progress.source());
        }
        return progress;
    }

    /** Deletes every position and stores {@code source} as the owner of the next ones. */
    public void reset(SourceIdentity source) {
        List<ByteBuffer> positions = topic.read().keySet().stream()
                .filter(key -> !key.equals(SOURCE_KEY))
                .toList();
        topic.replace(positions, Map.of(SOURCE_KEY, utf8(JSON.writeValueAsString(source))));
    }

    // Takes the highest of the engine's positions: inside a transaction lsn_proc may be ahead of lsn_commit.
    private static StoredPosition position(JsonNode offset) {
        long lsn = Math.max(
                offset.path("lsn").asLong(0),
                Math.max(
                        offset.path("lsn_proc").asLong(0),
                        offset.path("lsn_commit").asLong(0)));
        boolean finished = offset.path("snapshot").isMissingNode()
                || offset.path("last_snapshot_record").asBoolean(false)
                || offset.path("snapshot_completed").asBoolean(false);
        return new StoredPosition(lsn, finished);
    }

    private static ByteBuffer utf8(@Nullable String text) {
        return ByteBuffer.wrap(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
