package io.shopstream.schemas.sales;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SalesTest {
    private static final Sales SOME = new Sales(1_234, -34, 2, 5);
    private static final Sales OTHER = new Sales(-1, Long.MIN_VALUE, Long.MAX_VALUE, 0);

    @Test
    void shouldAddInAnyOrderAndGrouping() {
        assertThat(SOME.plus(OTHER)).isEqualTo(OTHER.plus(SOME));
        assertThat(SOME.plus(OTHER).plus(SOME)).isEqualTo(SOME.plus(OTHER.plus(SOME)));
        assertThat(SOME.plus(Sales.NONE)).isEqualTo(SOME);
    }

    @Test
    void shouldBeZeroAfterAddingItsNegation() {
        assertThat(SOME.plus(SOME.negated()).isNone()).isTrue();
        assertThat(OTHER.plus(OTHER.negated()).isNone()).isTrue();
    }
}
