package io.shopstream.sink.rebuild.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentValuesTest {
    private final List<String> evicted = new ArrayList<>();

    @Test
    void shouldEvictTheLeastRecentlyUsedValue() {
        RecentValues<String, String> recentValues = new RecentValues<>(2, evicted::add);
        recentValues.put("a", "A");
        recentValues.put("b", "B");
        assertThat(recentValues.get("a")).isEqualTo("A");
        recentValues.put("c", "C");
        assertThat(evicted).containsExactly("B");
        recentValues.shrink(0);
        assertThat(evicted).containsExactly("B", "A", "C");
        assertThat(recentValues.get("a")).isNull();
    }
}
