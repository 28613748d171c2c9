package io.shopstream.bench.idle.sample;

import io.shopstream.bench.idle.sample.LogPositions.End;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.record.internal.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.internal.FileRecords;

/** Counts batches in the broker's log files, header by header: no metric counts them, and the broker gets no load. */
public final class LogGrowth {
    private final Path kafka;

    /** @param kafka the broker's directory */
    public LogGrowth(Path kafka) {
        this.kafka = kafka;
    }

    /** Growth by topic, without topics that did not grow. */
    public Map<String, Growth> between(LogPositions before, LogPositions after) {
        Map<String, Growth> topics = new TreeMap<>();
        try {
            for (Map.Entry<String, End> partition : after.ends().entrySet()) {
                End from = before.ends().getOrDefault(partition.getKey(), new End("", 0));
                Growth growth = between(kafka.resolve(partition.getKey()), from, partition.getValue());
                if (growth.bytes() > 0) {
                    topics.merge(topic(partition.getKey()), growth, Growth::plus);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("the broker's files cannot be read: " + e.getMessage(), e);
        }
        return topics;
    }

    private static Growth between(Path partition, End from, End to) throws IOException {
        Growth growth = Growth.NONE;
        if (from.equals(to)) {
            return growth;
        }
        for (String segment : LogPositions.segments(partition)) {
            if (segment.compareTo(from.segment()) < 0 || segment.compareTo(to.segment()) > 0) {
                continue;
            }
            Path file = partition.resolve(segment);
            // The broker may have compacted or deleted files meanwhile: they are not counted.
            long size = Files.exists(file) ? Files.size(file) : 0;
            long end = segment.equals(to.segment()) ? Math.min(size, to.bytes()) : size;
            long begin = segment.equals(from.segment()) ? Math.min(end, from.bytes()) : 0;
            growth = growth.plus(count(file, begin, end));
        }
        return growth;
    }

    private static Growth count(Path file, long begin, long end) throws IOException {
        Growth growth = Growth.NONE;
        FileRecords records = FileRecords.open(file.toFile(), false);
        try {
            for (FileChannelRecordBatch batch : records.slice(Math.toIntExact(begin), Math.toIntExact(end - begin))
                    .batches()) {
                boolean marker = batch.isControlBatch();
                Integer count = batch.countOrNull();
                growth = growth.plus(new Growth(
                        marker || count == null ? 0 : count, marker ? 0 : 1, marker ? 1 : 0, batch.sizeInBytes()));
            }
        } finally {
            // Not close(), which truncates the file to its size at opening: the broker still writes to it.
            records.closeHandlers();
        }
        return growth;
    }

    private static String topic(String partition) {
        return partition.substring(0, partition.lastIndexOf('-'));
    }
}
