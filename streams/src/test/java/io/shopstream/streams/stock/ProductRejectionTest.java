package io.shopstream.streams.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Product;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of the product topic that the sink rejects are in no store either. */
class ProductRejectionTest {
    @TempDir
    private Path stateDirectory;

    private TopologyDriver driver;

    @BeforeEach
    void open() {
        driver = new TopologyDriver(stateDirectory, 0);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldIgnoreWhatTheSinkRejects() {
        send("cup", product -> product.setVersion(0));
        send("cup", product -> product.setName("a\0b"));
        send("cup", product -> product.setCategoryId(" "));
        send("cup", product -> product.setPriceMinor(Long.MAX_VALUE));
        send("other", product -> {});
        send("\u00a0", product -> product.setProductId("\u00a0"));
        send("x".repeat(201), product -> product.setProductId("x".repeat(201)));
        byte[] malformedName = driver.encode(product());
        malformedName[new String(malformedName, StandardCharsets.ISO_8859_1).indexOf("Cup")] = (byte) 0xFC;
        driver.sendProduct(bytes("cup"), malformedName, 1L);
        driver.sendProduct(new byte[] {(byte) 0xFF}, driver.encode(product()), 1L);
        sendTombstone(null, 1L);
        sendTombstone(new byte[0], 1L);
        sendTombstone(bytes("\u3000"), null);
        sendTombstone(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 1L);
        sendTombstone(bytes("cup"), 0L);

        assertThat(driver.listener.count("ignored stock")).isEqualTo(14);
        assertThat(stored()).isEmpty();
    }

    @Test
    void shouldKeepValidProducts() {
        send("cup", product -> {});
        sendTombstone(bytes("gone"), null);

        assertThat(stored()).contains("cup");
        assertThat(driver.listener.count("ignored stock")).isZero();
    }

    private void send(String key, Consumer<Product> change) {
        Product product = product();
        change.accept(product);
        driver.sendProduct(bytes(key), driver.encode(product), 1L);
    }

    private void sendTombstone(byte @Nullable [] key, @Nullable Long lsn) {
        driver.sendProduct(key, null, lsn);
    }

    private static Product product() {
        return Product.newBuilder()
                .setProductId("cup")
                .setVersion(1)
                .setName("Cup")
                .setCurrency("USD")
                .build();
    }

    private List<String> stored() {
        KeyValueStore<String, Object> store = driver.store(TopologyNames.STOCK_BY_PRODUCT);
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Object> entries = store.all()) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
