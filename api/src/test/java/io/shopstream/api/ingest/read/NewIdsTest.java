package io.shopstream.api.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewIdsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");

    @Test
    void shouldMakeUuidsOfVersion7() {
        for (String text : Stream.concat(next(NewIds.random(AT)), next(NewIds.repeatable(AT, "a")))
                .toList()) {
            UUID id = UUID.fromString(text);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
        }
    }

    @Test
    void shouldRepeatIdsForTheSameTimeAndSeedOnly() {
        List<String> ids = next(NewIds.repeatable(AT, "a")).toList();

        assertThat(next(NewIds.repeatable(AT, "a"))).isEqualTo(ids).doesNotHaveDuplicates();
        assertThat(next(NewIds.repeatable(AT, "b"))).doesNotContainAnyElementsOf(ids);
        assertThat(next(NewIds.repeatable(AT.plusMillis(1), "a"))).doesNotContainAnyElementsOf(ids);
        assertThat(next(NewIds.random(AT)))
                .doesNotContainAnyElementsOf(next(NewIds.random(AT)).toList());
    }

    private static Stream<String> next(NewIds ids) {
        return Stream.generate(ids::next).limit(1_000);
    }
}
