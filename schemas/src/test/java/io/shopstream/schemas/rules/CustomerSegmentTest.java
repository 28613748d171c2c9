package io.shopstream.schemas.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerSegmentTest {
    @ParameterizedTest
    @CsvSource({
        "0,         0, none",
        "0,   -500000, none",
        "1,    999999, new",
        "2,         1, returning",
        "4,    999999, returning",
        "5,     99999, loyal",
        "5,    -99999, loyal",
        "5,    100000, vip",
        "900,  100000, vip",
    })
    void shouldDependOnOrdersAndNetRevenue(long orders, long netMinor, String segment) {
        assertThat(CustomerSegment.of(orders, netMinor).code()).isEqualTo(segment);
    }
}
