package io.shopstream.sink.load;

import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.sink.ledger.OffsetLedger;
import io.shopstream.sink.load.batch.BatchLoader;
import io.shopstream.sink.load.batch.DeadLetters;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.load.batch.Rejection;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.MockConsumer;

/** Loaders without a broker and a database. */
final class LoaderFakes {
    private static final DeadLetters NO_DEAD_LETTERS = new DeadLetters() {
        @Override
        public void send(Collection<Rejection> rejections) {}

        @Override
        public void close() {}
    };

    private LoaderFakes() {}

    static LoaderThread.LoaderParts parts(MockConsumer<byte[], byte[]> consumer, LoaderMonitor monitor) {
        return new LoaderThread.LoaderParts(loader(consumer, monitor), noAdmin(), NO_DEAD_LETTERS);
    }

    static Loader loader(MockConsumer<byte[], byte[]> consumer, LoaderMonitor monitor) {
        OffsetLedger ledger = new OffsetLedger("shop-sink-facts");
        List<String> topics = List.of("shop.orders.v1");
        TopicIds topicIds = asked -> Map.of("shop.orders.v1", "id");
        return new Loader(
                topics,
                consumer,
                new Assignment(consumer, topicIds, ledger, monitor, Map.of()),
                new TopicWatch(topics, topicIds, Map.of()),
                new SessionSource(() -> {
                    throw new SQLException("no warehouse in this test", "08001");
                }),
                new BatchLoader(Map.of(), ledger, NO_DEAD_LETTERS, LoadListener.NONE),
                monitor,
                RecordTraces.OFF,
                100);
    }

    /** Only to be closed. */
    private static Admin noAdmin() {
        return (Admin) Proxy.newProxyInstance(
                LoaderFakes.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
