package io.shopstream.streams.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HangingTransactionFencerTest {
    private static final String DEAD = "11111111-1111-4111-8111-111111111111";
    private static final String ALIVE = "22222222-2222-4222-8222-222222222222";

    @Test
    void shouldFenceOnlyProcessesThatAreNotMembers() {
        try (LazyAdmin broker = new LazyAdmin(KafkaConnection.of("nowhere:1"), "test")) {
            HangingTransactionFencer transactions = new HangingTransactionFencer(broker, "shop-streams");

            assertThat(transactions.ofFormerMembers(
                            List.of(
                                    "shop-streams-" + DEAD + "-1",
                                    "shop-streams-" + DEAD + "-2",
                                    "shop-streams-" + ALIVE + "-1",
                                    "shop-streams-2-" + DEAD + "-1",
                                    "shop-import-7"),
                            Set.of("shop-streams-" + ALIVE + "-StreamThread-1-consumer")))
                    .containsExactly("shop-streams-" + DEAD + "-1", "shop-streams-" + DEAD + "-2");
        }
    }
}
