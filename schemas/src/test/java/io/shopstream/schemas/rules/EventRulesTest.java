package io.shopstream.schemas.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventRulesTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LONGEST_ID = "i".repeat(OrderRules.MAX_ID);

    @Test
    void shouldAcceptValuesWithinTheBounds() {
        assertThat(reasons("u", event -> {})).isEmpty();
        assertThat(reasons("u", event -> event.setOccurredAt(OrderRules.EARLIEST)))
                .isEmpty();
        assertThat(reasons("u", event -> event.setOccurredAt(RECEIVED.plus(OrderRules.MAX_AHEAD))))
                .isEmpty();
        assertThat(reasons("u", event -> event.setProductId(LONGEST_ID))).isEmpty();
    }

    @Test
    void shouldRequireIdsAndTheUserIdAsKey() {
        assertThat(reasons("u", event -> event.setEventId(" "))).containsExactly(RejectionReason.ID_MISSING);
        assertThat(reasons(" ", event -> event.setUserId(" "))).containsExactly(RejectionReason.ID_MISSING);
        assertThat(reasons("other", event -> {})).containsExactly(RejectionReason.KEY_MISMATCH);
        assertThat(reasons(null, event -> {})).containsExactly(RejectionReason.KEY_MISMATCH);
    }

    @Test
    void shouldRefuseTextsThatCannotBeStored() {
        List<Consumer<ShopEvent>> changes = List.of(
                event -> event.setEventId(LONGEST_ID + "i"),
                event -> event.setSessionId("a\0b"),
                event -> event.setProductId(LONGEST_ID + "i"),
                event -> event.setOrderId("\0"),
                event -> event.setDevice("d".repeat(OrderRules.MAX_TEXT + 1)),
                event -> event.setCampaignId(LONGEST_ID + "i"));

        assertThat(changes).allSatisfy(change -> assertThat(reasons("u", change))
                .containsExactly(RejectionReason.TEXT_NOT_STORABLE));
    }

    @Test
    void shouldRejectTimesOutOfRange() {
        assertThat(reasons("u", event -> event.setOccurredAt(OrderRules.EARLIEST.minusMillis(1))))
                .containsExactly(RejectionReason.TIME_OUT_OF_RANGE);
        assertThat(reasons("u", event -> event.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE))))
                .containsExactly(RejectionReason.TIME_OUT_OF_RANGE);
    }

    private static List<RejectionReason> reasons(@Nullable String key, Consumer<ShopEvent> change) {
        ShopEvent event = ShopEvent.newBuilder()
                .setEventId("e")
                .setSessionId("s")
                .setUserId("u")
                .setType(EventType.PRODUCT_VIEW)
                .setOccurredAt(RECEIVED)
                .setDevice("mobile")
                .build();
        change.accept(event);
        return EventRules.check(key, event, RECEIVED).stream()
                .map(Violation::reason)
                .toList();
    }
}
