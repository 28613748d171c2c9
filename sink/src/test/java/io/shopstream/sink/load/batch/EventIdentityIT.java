package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of a producer that uses one id several times, in a real database. */
class EventIdentityIT {
    private static final List<Consumer<ShopEvent>> OTHER_EVENTS = List.of(
            event -> {},
            event -> event.setOccurredAt(event.getOccurredAt().plusMillis(1)),
            event -> event.setOccurredAt(event.getOccurredAt().plusSeconds(40 * 86_400L)),
            event -> event.setUserId("another"),
            event -> event.setType(EventType.PURCHASE));
    private static final List<Consumer<ShopEvent>> REPEATED = List.of(
            event -> {},
            event -> event.setDevice("changed"),
            event -> event.setSessionId("changed"),
            event -> event.setProductId("changed"));

    private final Topics topics = Topics.standard();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final MemoryLog log = new MemoryLog(new Random(3));

    /** In batches of one record, of some, and all in one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void shouldHaveARowForEachTimeUserAndTypeOfAnId(int batch) throws Exception {
        for (Consumer<ShopEvent> other : OTHER_EVENTS) {
            for (Consumer<ShopEvent> repeated : REPEATED) {
                ShopEvent event = Samples.event("e", "u");
                event.setOccurredAt(Samples.NOON.minusSeconds(50 * 86_400L));
                other.andThen(repeated).accept(event);
                log.append(topics.events(), event.getUserId(), event);
            }
        }

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batch);
            assertThat(owner.deadLetters).isEmpty();
        }

        assertThat(warehouse.rows("select count(*), count(distinct (occurred_at, user_id, type)),"
                        + " count(*) filter (where device = 'changed' or session_id = 'changed')"
                        + " from warehouse.events"))
                .containsExactly(OTHER_EVENTS.size() + "|" + OTHER_EVENTS.size() + "|0");
    }
}
