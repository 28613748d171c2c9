package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private final List<String> left = new ArrayList<>();

    @Test
    void shouldLetGoOfWhatWasNotUsedForLongest() {
        Window<String, String> window = new Window<>(2, left::add);
        window.put("a", "A");
        window.put("b", "B");
        assertThat(window.get("a")).isEqualTo("A");
        window.put("c", "C");
        assertThat(left).containsExactly("B");
        window.shrink(0);
        assertThat(left).containsExactly("B", "A", "C");
        assertThat(window.get("a")).isNull();
    }

    @Test
    void shouldFoldTheVersionsOfAnOrder() {
        OrderFold fold = new OrderFold(Samples.order("o", 2));
        fold.add(Samples.order("o", 1));
        fold.add(Samples.order("o", 3));
        fold.add(Samples.order("o", 3));

        assertThat(fold.latest().getVersion()).isEqualTo(3);
        assertThat(fold.changes()).extracting(OrderFold.Change::version).containsExactly(2L, 1L, 3L);
    }
}
