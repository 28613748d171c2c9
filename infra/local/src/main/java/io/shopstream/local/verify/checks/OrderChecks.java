package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.ExpectedOrders;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.local.verify.views.DeadLetterViews;
import io.shopstream.local.verify.views.WarehouseViews;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the log of orders, from which the checks of sums and dimensions expect their rows, too. Compares it with the
 * facts (orders, lines and status changes) and with the dead letters.
 */
public final class OrderChecks implements AutoCloseable {
    private final ExpectedOrders log;
    private final TopicReader reader;
    private final DeadLetterViews deadLetters;
    private final String topic;
    private final OrderFacts facts;

    /** @param topic name of the orders topic, which {@code reader} reads */
    public OrderChecks(
            ExpectedOrders log,
            TopicReader reader,
            WarehouseViews warehouse,
            DeadLetterViews deadLetters,
            String topic) {
        this.log = log;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.topic = topic;
        this.facts = new OrderFacts(log.orders(), warehouse);
    }

    public void readLog(TopicReader.ReadProgress progress) {
        reader.readToEnd(log::accept, progress);
    }

    public void mark() {
        log.mark();
    }

    public void readViews() throws SQLException {
        facts.read();
        log.rejected().check().begin();
        deadLetters.rows(ConsumerGroups.STREAMS, topic, log.rejected()::saw);
    }

    /** Call after the log was read again. */
    public void compare(long nanoTime) {
        facts.compare(nanoTime);
        log.rejected().check().compare(nanoTime);
    }

    public List<Comparison> checks() {
        return List.of(facts.rows(), facts.history(), log.rejected().check());
    }

    public ExpectedOrders log() {
        return log;
    }

    @Override
    public void close() {
        reader.close();
    }
}
