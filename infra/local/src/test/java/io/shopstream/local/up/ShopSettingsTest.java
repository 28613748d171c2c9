package io.shopstream.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.TopicMismatchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopSettingsTest {
    @TempDir
    Path directory;

    @Test
    void shouldRememberTheCurrentTopicsAndDatabase() {
        assertThat(ShopSettings.read(directory)).isEmpty();
        assertThat(ShopSettings.topics(directory).prefix()).isEmpty();

        ShopSettings.prefixed("r1.", 8).write(directory);

        assertThat(ShopSettings.read(directory)).contains(new ShopSettings("r1.", 8, "warehouse_r1"));
        assertThat(ShopSettings.topics(directory).orders().name()).isEqualTo("r1.shop.orders.v1");
        assertThat(ShopSettings.topics(directory).orders().partitions()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"r1., warehouse_r1", "EU-West.2-, warehouse_eu_west_2", "8, warehouse_8"})
    void shouldNameTheDatabaseAfterThePrefix(String prefix, String database) {
        assertThat(ShopSettings.prefixed(prefix, 8).warehouse()).isEqualTo(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "[]",
                "{\"topic_prefix\":\"a b\",\"partitions\":2,\"warehouse\":\"warehouse\"}",
                "{\"topic_prefix\":\"\",\"partitions\":0,\"warehouse\":\"warehouse\"}",
                "{\"topic_prefix\":\"\",\"partitions\":2,\"warehouse\":\"x; drop\"}"
            })
    void shouldNameTheFileThatCannotBeRead(String contents) throws Exception {
        Files.writeString(directory.resolve("shop.json"), contents);

        assertThatThrownBy(() -> ShopSettings.read(directory))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("shop.json");
    }

    @Test
    void shouldUseWhatTheTopicsOfAnOlderShopHave() {
        assertThat(ShopSettings.found(null, Map.of(), 2)).isEqualTo(new ShopSettings("", 2, "warehouse"));
        assertThat(ShopSettings.found(null, Map.of("shop.orders.v1", 4, "shop.users.v1", 4), 2)
                        .partitions())
                .isEqualTo(4);
    }

    @Test
    void shouldRefuseTopicsWithOtherPartitionsThanRemembered() {
        ShopSettings known = new ShopSettings("", 2, "warehouse");

        assertThat(ShopSettings.found(known, Map.of("shop.orders.v1", 2), 4)).isEqualTo(known);
        assertThatThrownBy(() -> ShopSettings.found(known, Map.of("shop.orders.v1", 8), 2))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("shop.orders.v1 has 8 partitions instead of 2")
                .hasMessageContaining("./shopstream repartition");
        assertThatThrownBy(() -> ShopSettings.found(
                        null, Map.of("shop.orders.v1", 8, "shop.users.v1", 2, "shop.events.v1", 2), 2))
                .hasMessageContaining("shop.orders.v1 has 8 partitions instead of 2 like the others");
    }
}
