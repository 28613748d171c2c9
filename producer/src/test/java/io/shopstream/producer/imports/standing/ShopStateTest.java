package io.shopstream.producer.imports.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import org.junit.jupiter.api.Test;

class ShopStateTest {
    private static final long SECOND = 1_291_191_960_000L;

    private final ShopState state = new ShopState(bytes -> {
        throw new AssertionError("no order stands");
    });

    @Test
    void shouldCorrectAProductMoreThanOnce() {
        publish(product(SECOND, "first"));
        publish(product(SECOND, "second"));
        publish(product(SECOND, "third"));
        assertThat(state.change(product(SECOND, "third"))).isEmpty();
        assertThat(state.change(product(SECOND, "fourth"))).contains(product(SECOND + 3, "fourth"));
    }

    @Test
    void shouldNeitherRepeatNorGoBack() {
        publish(product(SECOND, "name"));
        assertThat(state.change(product(SECOND, "name"))).isEmpty();
        assertThat(state.change(product(SECOND - 1_000, "older"))).isEmpty();
        assertThat(state.change(product(SECOND + 1_000, "newer"))).contains(product(SECOND + 1_000, "newer"));
    }

    @Test
    void shouldCorrectAUserMoreThanOnce() {
        state.user("7", user(SECOND + 1, "France"));
        assertThat(state.change(user(SECOND, "France"))).isEmpty();
        assertThat(state.change(user(SECOND, "Spain"))).contains(user(SECOND + 2, "Spain"));
    }

    private void publish(Product product) {
        state.change(product).ifPresent(change -> state.product(change.getProductId(), change));
    }

    private static Product product(long version, String name) {
        return Product.newBuilder()
                .setProductId("A")
                .setVersion(version)
                .setName(name)
                .setCurrency("GBP")
                .setPriceMinor(100L)
                .build();
    }

    private static User user(long version, String country) {
        return User.newBuilder()
                .setUserId("7")
                .setVersion(version)
                .setCountry(country)
                .build();
    }
}
