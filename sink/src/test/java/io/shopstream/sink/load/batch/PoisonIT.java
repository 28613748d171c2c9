package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoisonIT {
    private final Topics topics = Topics.standard();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final MemoryLog log = new MemoryLog(new Random(1));

    @Test
    void shouldDeadLetterOnlyTheRecordsThatTheDatabaseRejects() throws Exception {
        warehouse.execute(
                "alter table warehouse.orders add constraint no_myths check (shipping_country <> 'Atlantis')");
        for (int i = 0; i < 300; i++) {
            log.append(topics.orders(), "o" + i, i % 100 == 7 ? mythical("o" + i, 1) : Samples.order("o" + i, 1));
        }
        // The rejected second version must not cause the valid first version to be rejected.
        log.append(topics.orders(), "o1", mythical("o1", 2));

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(1_000);

            assertThat(owner.deadLetters).hasSize(4).allSatisfy(deadLetter -> {
                assertThat(deadLetter.reason()).isEqualTo(RejectionReason.REFUSED_BY_DATABASE);
                assertThat(deadLetter.detail()).contains("23514", "no_myths").doesNotContain("Atlantis");
            });
        }
        assertThat(warehouse.number("select count(*) from warehouse.orders")).isEqualTo(297);
        assertThat(warehouse.rows("select version from warehouse.orders where order_id = 'o1'"))
                .containsExactly("1");
        assertThat(warehouse.number("select count(*) from warehouse.order_items"))
                .isEqualTo(594);
        assertThat(warehouse.rows("select sum(records), sum(rejected) from ops.sink_offsets"))
                .containsExactly("301|4");
    }

    @Test
    void shouldStoreARejectedDeadLetterInsteadOfSendingAnother() throws Exception {
        warehouse.execute("alter table ops.rejected_records add constraint c check (source_topic <> 'bad')");
        log.append(
                topics.deadLetters("shop-streams"),
                "bad-0@5",
                io.shopstream.schemas.avro.DeadLetter.newBuilder()
                        .setConsumerGroup("shop-streams")
                        .setSourceTopic("bad")
                        .setSourcePartition(0)
                        .setSourceOffset(5)
                        .setReason("undecodable")
                        .setDetail("")
                        .setRejectedAt(Samples.NOON)
                        .build());

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(10);

            assertThat(owner.deadLetters).isEmpty();
        }
        assertThat(warehouse.rows("select consumer_group, source_topic, reason from ops.rejected_records"))
                .containsExactly("shop-sink-facts|shop-streams.dlq.v1|refused-by-database");
    }

    @Test
    void shouldRejectNoRecordForAFailureThatDoesNotRecur() throws Exception {
        // A rollback does not reset a sequence: the table rejects the first attempt only.
        warehouse.execute("""
                create sequence public.attempts;
                grant usage on sequence public.attempts to shop_sink;
                create function public.reject_once() returns trigger language plpgsql as $$ begin
                  if nextval('public.attempts') = 1 then
                    raise exception 'no partition found' using errcode = '23514';
                  end if;
                  return null;
                end $$;
                create trigger reject_once after insert on warehouse.orders execute function public.reject_once();
                """);
        for (int i = 0; i < 20; i++) {
            log.append(topics.orders(), "o" + i, Samples.order("o" + i, 1));
        }

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(100);

            assertThat(owner.deadLetters).isEmpty();
        }
        assertThat(warehouse.number("select count(*) from warehouse.orders")).isEqualTo(20);
        assertThat(warehouse.number("select last_value from public.attempts")).isEqualTo(2);
    }

    @Test
    void shouldLoadAnOrderOfWhichOnlyLinesExist() throws Exception {
        log.append(topics.orders(), "o", Samples.order("o", 1));
        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(10);
            warehouse.execute("delete from warehouse.orders; update warehouse.order_items set quantity = quantity + 1");
            List<String> left = warehouse.rows("select line_no, quantity from warehouse.order_items order by 1");
            log.append(topics.orders(), "o", Samples.order("o", 2));
            owner.loadAll(10);

            assertThat(owner.deadLetters).isEmpty();
            assertThat(warehouse.rows("select line_no, quantity from warehouse.order_items order by 1"))
                    .hasSameSizeAs(left)
                    .isNotEqualTo(left);
        }
        assertThat(warehouse.rows("select version from warehouse.orders")).containsExactly("2");
    }

    @Test
    void shouldNeverDeadLetterAnOutage() {
        log.append(topics.orders(), "o", Samples.order("o", 1));
        FaultInjectionPoint outage = point -> {
            throw new SQLException("terminating connection", "57P01");
        };

        try (Owner owner = new Owner(warehouse, log, outage)) {
            assertThatThrownBy(() -> owner.loadAll(10)).isInstanceOf(SQLException.class);
            assertThat(owner.deadLetters).isEmpty();
        }
        assertThat(warehouse.number("select count(*) from warehouse.orders")).isZero();
    }

    private static Order mythical(String orderId, long version) {
        Order order = Samples.order(orderId, version);
        order.setShippingCountry("Atlantis");
        return order;
    }
}
