package io.shopstream.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormTest {
    @ParameterizedTest
    @CsvSource({
        "KAFKA, 'one:9092,two:9093', one:9092 two:9093",
        "KAFKA, [::1]:9092, ::1:9092",
        "WAREHOUSE, jdbc:postgresql://db/warehouse, db:5432",
        "WAREHOUSE, 'jdbc:postgresql://one:6432,two/warehouse?targetServerType=primary', one:6432 two:5432",
        "WAREHOUSE, jdbc:postgresql://db:1/warehouse?sslmode=verify-full, db:1",
        "REGISTRY, https://registry/apis/ccompat/v7, registry:443",
        "API, http://shop, shop:80",
        "STREAMS, 'http://[::1]:8082,https://two', ::1:8082 two:443",
    })
    void shouldKnowWhereAnAddressLeads(Part part, String address, String hosts) {
        assertThat(part.form().accepts(address)).isTrue();
        assertThat(part.hosts(address).stream()
                        .map(each -> each.getHostString() + ":" + each.getPort())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(hosts);
    }
}
