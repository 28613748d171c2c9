package io.shopstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSectionTest {
    @Test
    void shouldBeThoseOfTheLivePageByDefault() {
        assertThat(LiveSection.parse("sections", null))
                .containsExactlyInAnyOrder("rates", "revenue", "series", "products", "orders", "pipeline");
    }

    @Test
    void shouldBeThoseThatAreNamed() {
        assertThat(LiveSection.parse("sections", "funnel")).containsExactly("funnel");
        assertThat(LiveSection.parse("sections", "stock,rates,stock")).containsExactlyInAnyOrder("rates", "stock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "funnel,", "Funnel", " funnel", "resync", "funnel;stock", "none"})
    void shouldNameAllSectionsWhereOneIsUnknown(String text) {
        assertThatThrownBy(() -> LiveSection.parse("sections", text))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("rates, revenue, series, products, orders, pipeline, funnel, categories,"
                        + " countries, alerts, stock, quality");
    }
}
