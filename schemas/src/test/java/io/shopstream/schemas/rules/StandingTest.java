package io.shopstream.schemas.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    @ParameterizedTest
    @CsvSource({
        "SALE,   PLACED,    true",
        "SALE,   PAID,      true",
        "SALE,   SHIPPED,   true",
        "SALE,   DELIVERED, true",
        "SALE,   CANCELLED, false",
        "SALE,   REFUNDED,  false",
        "RETURN, PLACED,    true",
        "RETURN, PAID,      true",
        "RETURN, SHIPPED,   true",
        "RETURN, DELIVERED, true",
        "RETURN, CANCELLED, false",
        "RETURN, REFUNDED,  true"
    })
    void shouldSayWhichOrdersCount(OrderKind kind, OrderStatus status, boolean stands) {
        assertThat(Standing.stands(kind, status)).isEqualTo(stands);
    }
}
