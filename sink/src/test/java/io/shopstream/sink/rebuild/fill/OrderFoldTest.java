package io.shopstream.sink.rebuild.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.table.StatusChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFoldTest {
    @Test
    void shouldKeepTheHighestVersionAndTheFirstPositionOfEach() {
        Order second = Samples.order("a", 2);
        Order first = Samples.order("a", 1);
        Order repeated = Samples.order("a", 2, OrderStatus.CANCELLED, List.of(Samples.line(1, "p", 1, 10)));

        OrderFold fold = new OrderFold(second, at(5));
        fold.add(first, at(6));
        fold.add(repeated, at(7));
        assertThat(fold.latest()).isEqualTo(second);

        Order third = Samples.order("a", 3);
        fold.add(third, at(8));
        fold.add(Samples.order("a", 3), at(9));

        assertThat(fold.latest()).isEqualTo(third);
        assertThat(fold.changes())
                .containsExactly(
                        StatusChange.of(second, at(5)), StatusChange.of(first, at(6)), StatusChange.of(third, at(8)));
    }

    private static RecordPosition at(long offset) {
        return new RecordPosition("orders", 1, offset);
    }
}
