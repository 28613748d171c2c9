package io.shopstream.local.verify.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedRowsTest {
    @TempDir
    Path directory;

    @Test
    void shouldBehaveLikeAMap() {
        SplittableRandom random = new SplittableRandom(4711);
        Map<String, Long> map = new HashMap<>();
        try (ScratchFiles scratchFiles = new ScratchFiles(directory)) {
            KeyedRows rows = scratchFiles.rows(2);
            for (int step = 0; step < 50_000; step++) {
                String key = "é".repeat(random.nextInt(3)) + random.nextInt(20_000);
                long value = random.nextLong();
                map.put(key, value);
                rows.set(rows.findOrAdd(key), 1, value);
            }

            assertThat(rows.size()).isEqualTo(map.size());
            map.forEach((key, value) -> {
                long row = rows.find(key);
                assertThat(rows.key(row)).isEqualTo(key);
                assertThat(rows.get(row, 0)).isZero();
                assertThat(rows.get(row, 1)).isEqualTo(value);
            });
            assertThat(rows.find("nobody")).isEqualTo(KeyedRows.NONE);
        }
    }

    @Test
    void shouldCountTouchesSinceTheMark() {
        try (ScratchFiles scratchFiles = new ScratchFiles(directory)) {
            KeyedRows rows = scratchFiles.rows(0);
            long a = rows.findOrAdd("a");
            rows.touch(a);
            assertThat(rows.isTouched(a)).isTrue();
            rows.mark();
            long b = rows.findOrAdd("b");
            assertThat(rows.isTouched(a)).isFalse();
            assertThat(rows.isTouched(b)).isFalse();
            rows.touch(b);
            assertThat(rows.keysWhere(rows::isTouched)).containsExactly("b");
        }
    }

    @Test
    void shouldLeaveNoFileBehindEvenWhileItIsOpen() throws Exception {
        try (ScratchFiles scratchFiles = new ScratchFiles(directory)) {
            scratchFiles.rows(1).findOrAdd("a");
            try (java.util.stream.Stream<Path> files = Files.list(directory)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void shouldKeepChainsApart() {
        try (ScratchFiles scratchFiles = new ScratchFiles(directory)) {
            Chains chains = scratchFiles.chains();
            long one = chains.prepend(7, chains.prepend(5, 0));
            long other = chains.prepend(6, 0);

            assertThat(chains.contains(one, 5)).isTrue();
            assertThat(chains.contains(one, 6)).isFalse();
            assertThat(chains.contains(other, 6)).isTrue();
            assertThat(chains.contains(0, 6)).isFalse();
            assertThat(chains.value(chains.next(one))).isEqualTo(5);
        }
    }
}
