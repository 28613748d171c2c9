package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.Position;
import io.shopstream.api.params.BadParameterException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTokenTest {
    private static final RevenueCell CELL = new RevenueCell(CellKind.PRODUCT, "p", null, "USD");
    private static final Position PLACE = Position.after(Instant.EPOCH, "o", 1L);

    @Test
    void shouldBelongToItsSum() {
        String token = new Page<>(List.of(), PLACE).nextToken(CELL);

        assertThat(RevenueExplanationQuery.parse(CELL, null, token).page().after())
                .isEqualTo(PLACE);
        for (RevenueCell other : List.of(
                new RevenueCell(CellKind.PRODUCT, "p", null, "EUR"),
                new RevenueCell(CellKind.PRODUCT, "q", null, "USD"),
                new RevenueCell(CellKind.CUSTOMER, "p", null, "USD"))) {
            assertThatThrownBy(() -> RevenueExplanationQuery.parse(other, null, token))
                    .isInstanceOf(BadParameterException.class)
                    .hasMessageContaining("another list");
        }
    }
}
