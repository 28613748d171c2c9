package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.ledger.OffsetLedger;
import io.shopstream.sink.load.batch.BatchLoader;
import io.shopstream.sink.load.batch.DeadLetters;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.load.batch.Rejection;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoaderTest {

    @Test
    @Timeout(60)
    void shouldReportAnErrorAsStoppedRatherThanClosed() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        LoaderMonitor monitor = new LoaderMonitor("shop-sink-facts", Clock.systemUTC());
        consumer.schedulePollTask(() -> {
            throw new NoClassDefFoundError("io/shopstream/Gone");
        });

        loader(consumer, monitor).run();

        assertThat(monitor.state())
                .isInstanceOfSatisfying(LoaderState.Stopped.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo("NoClassDefFoundError: io/shopstream/Gone"));
        assertThat(consumer.closed()).isTrue();
    }

    private static Loader loader(MockConsumer<byte[], byte[]> consumer, LoaderMonitor monitor) {
        OffsetLedger ledger = new OffsetLedger("shop-sink-facts");
        return new Loader(
                List.of("shop.orders.v1"),
                consumer,
                new Assignment(consumer, new TopicIds(noAdmin()), ledger, monitor, Map.of()),
                new SessionSource(() -> {
                    throw new SQLException("no warehouse in this test", "08001");
                }),
                new BatchLoader(
                        Map.of(),
                        ledger,
                        new DeadLetters() {
                            @Override
                            public void send(Collection<Rejection> rejections) {}

                            @Override
                            public void close() {}
                        },
                        LoadListener.NONE),
                monitor,
                100);
    }

    private static Admin noAdmin() {
        return (Admin) Proxy.newProxyInstance(
                LoaderTest.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
