package io.shopstream.bench.idle.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogGrowthTest {
    private static final String FIRST = "00000000000000000000.log";
    private static final String SECOND = "00000000000000000005.log";

    @TempDir
    private Path kafka = Path.of("");

    @Test
    void shouldCountWhatWasAppendedBetweenTwoMoments() throws IOException {
        append("orders-0", FIRST, batch(3));
        append("quiet-1", FIRST, batch(1));
        LogPositions before = LogPositions.of(kafka);
        int grown = append("orders-0", FIRST, batch(2)) + append("orders-0", FIRST, marker());
        grown += append("orders-0", SECOND, batch(4));
        int other = append("orders-1", FIRST, batch(5));
        LogPositions after = LogPositions.of(kafka);
        append("orders-0", SECOND, batch(100));

        assertThat(new LogGrowth(kafka).between(before, after))
                .containsOnlyKeys("orders")
                .containsEntry("orders", new Growth(11, 3, 1, grown + other));
    }

    @Test
    void shouldIgnoreFilesThatAreNotPartitions() throws IOException {
        append("orders-0", FIRST, batch(1));
        Files.createDirectories(kafka.resolve("deleted-0.8a7b-delete"));
        Files.createDirectories(kafka.resolve("new-0"));
        Files.writeString(kafka.resolve("meta.properties"), "x=1");

        assertThat(LogPositions.of(kafka).ends()).containsOnlyKeys("orders-0");
    }

    private int append(String partition, String segment, MemoryRecords records) throws IOException {
        Path file = Files.createDirectories(kafka.resolve(partition)).resolve(segment);
        ByteBuffer bytes = records.buffer();
        int size = bytes.remaining();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        return size;
    }

    private static MemoryRecords batch(int records) {
        return MemoryRecords.withRecords(
                Compression.lz4().build(),
                IntStream.range(0, records)
                        .mapToObj(i -> new SimpleRecord(("record " + i).getBytes(StandardCharsets.UTF_8)))
                        .toArray(SimpleRecord[]::new));
    }

    private static MemoryRecords marker() {
        return MemoryRecords.withEndTransactionMarker(
                1, (short) 0, new EndTransactionMarker(ControlRecordType.COMMIT, 0));
    }
}
