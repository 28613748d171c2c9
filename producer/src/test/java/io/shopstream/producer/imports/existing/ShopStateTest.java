package io.shopstream.producer.imports.existing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShopStateTest {
    private static final long SECOND = 1_291_191_960_000L;

    private final ShopState state = new ShopState(bytes -> {
        throw new AssertionError("no order is known");
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

    @Test
    void shouldOpenAResolvedLineUnderAKeyThatIsNotResolved() {
        DeadLetter line = deadLetter();
        state.rejectedLine("a.csv#0-0@3", line, "7");
        assertThat(state.isResolved(line)).isFalse();
        DeadLetter resolved =
                DeadLetter.newBuilder(line).setReplayedAt(Instant.EPOCH).build();
        state.rejectedLine("a.csv#0-0@3", resolved, "7");
        assertThat(state.isResolved(line)).isTrue();
        DeadLetter again = state.reopened(line);
        assertThat(again)
                .isEqualTo(DeadLetter.newBuilder(line).setSourcePartition(1).build());
        state.rejectedLine("a.csv#0-1@3", again, "7");
        assertThat(state.reopened(line)).isEqualTo(again);
        assertThat(state.openRejections("7", new FileIdentity("b.csv", "1".repeat(64), "")))
                .containsExactly(again);
    }

    private static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setConsumerGroup("shop-import")
                .setSourceTopic("a.csv#0")
                .setSourcePartition(0)
                .setSourceOffset(3)
                .setReason("quantity-zero")
                .setDetail("Quantity must not be 0")
                .setRejectedAt(Instant.EPOCH)
                .build();
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
