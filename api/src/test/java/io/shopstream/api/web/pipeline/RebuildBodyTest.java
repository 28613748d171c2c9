package io.shopstream.api.web.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RebuildBodyTest {
    @Test
    void shouldPassOnTheRequest() {
        assertThat(RebuildBody.read(Map.of())).isEmpty();
        assertThat(RebuildBody.read(Map.of("tables", List.of("orders"), "from_schema_version", 1)))
                .isEqualTo(Map.of("tables", List.of("orders"), "from_schema_version", 1));
    }

    @Test
    void shouldNameTheInvalidField() {
        assertThatThrownBy(() -> RebuildBody.read(Map.of("table", "orders")))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("tables");
        assertThatThrownBy(() -> RebuildBody.read(Map.of("tables", "orders"))).hasMessageContaining("list of names");
        assertThatThrownBy(() -> RebuildBody.read(Map.of("tables", List.of(1)))).hasMessageContaining("list of names");
        assertThatThrownBy(() -> RebuildBody.read(Map.of("from_schema_version", -1)))
                .hasMessageContaining("whole number");
    }
}
