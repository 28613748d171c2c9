package io.shopstream.local.verify.views;

import io.shopstream.local.verify.expected.record.Position;
import io.shopstream.local.verify.expected.record.RejectedRow;
import io.shopstream.schemas.topic.Topics;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the dead letters that a group of this shop wrote of the records of one topic. */
public final class DeadLetterViews {
    private final WarehouseViews warehouse;
    private final Topics topics;

    /**
     * @param topics of this shop, whose prefix is that of its groups
     */
    public DeadLetterViews(WarehouseViews warehouse, Topics topics) {
        this.warehouse = warehouse;
        this.topics = topics;
    }

    /**
     * @param group without the topic prefix
     * @param topic with it
     */
    public void rows(String group, String topic, Consumer<RejectedRow> each) throws SQLException {
        String sql = "select source_partition, source_offset, reason, replayed_at is not null as replayed"
                + " from ops.rejected_records where consumer_group = ? and source_topic = ?";
        warehouse.each(
                sql,
                row -> each.accept(new RejectedRow(
                        new Position(row.getInt("source_partition"), row.getLong("source_offset")),
                        row.getString("reason"),
                        row.getBoolean("replayed"))),
                topics.consumerGroup(group),
                topic);
    }

    /**
     * Values of the rejected records, without those that have none.
     *
     * @param group without the topic prefix
     * @param topic with it
     */
    public List<byte[]> values(String group, String topic) throws SQLException {
        List<byte[]> values = new ArrayList<>();
        String sql = "select raw_value from ops.rejected_records"
                + " where consumer_group = ? and source_topic = ? and raw_value is not null";
        warehouse.each(sql, row -> values.add(row.getBytes("raw_value")), topics.consumerGroup(group), topic);
        return values;
    }
}
