package io.shopstream.api.warehouse.rejected;

import io.shopstream.api.answer.warehouse.RejectedItem;
import io.shopstream.api.answer.warehouse.RejectedList;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads rejected records by consumer group and position, in pages. */
public final class RejectedQuery {
    // A raw value may have 15 MiB.
    private static final int FETCH_SIZE = 5;
    private static final long MAX_BYTES_PER_PAGE = 8L << 20;

    private static final String SQL = """
            select consumer_group, source_topic, source_partition, source_offset, reason, detail, raw_key, raw_value,
                   source_timestamp, rejected_at, replayed_at,
                   coalesce(octet_length(raw_key), 0) + coalesce(octet_length(raw_value), 0) as bytes
            from ops.rejected_records
            where (:group::text is null or consumer_group = :group)
              and (:reason::text is null or reason = :reason)
              and (consumer_group, source_topic, source_partition, source_offset)
                  > (:group_after, :topic, :partition, :offset)
            order by consumer_group, source_topic, source_partition, source_offset
            limit :limit""";

    private RejectedQuery() {}

    /** Returns at least one record if there is one. A page ends early once its keys and values reach 8 MiB. */
    public static RejectedList page(
            JdbcClient snapshot,
            RejectedFilter filter,
            RejectedPosition after,
            int pageSize,
            PersonalData personal,
            Instant asOf) {
        return statement(snapshot, filter, after, pageSize + 1L).query(rows -> {
            List<RejectedItem> page = new ArrayList<>();
            long bytes = 0;
            while (rows.next()) {
                if (page.size() == pageSize || bytes >= MAX_BYTES_PER_PAGE) {
                    String next = RejectedPosition.after(page.getLast()).token(filter);
                    return new RejectedList(page, next, asOf);
                }
                page.add(read(rows, personal));
                bytes += rows.getLong("bytes");
            }
            return new RejectedList(page, null, asOf);
        });
    }

    private static StatementSpec statement(
            JdbcClient snapshot, RejectedFilter filter, RejectedPosition after, long limit) {
        return snapshot.sql(SQL)
                .withFetchSize(FETCH_SIZE)
                .param("group", filter.consumerGroup(), Types.VARCHAR)
                .param("reason", filter.reason(), Types.VARCHAR)
                .param("group_after", after.consumerGroup())
                .param("topic", after.sourceTopic())
                .param("partition", after.sourcePartition())
                .param("offset", after.sourceOffset())
                .param("limit", limit);
    }

    private static RejectedItem read(ResultSet row, PersonalData personal) throws SQLException {
        String consumerGroup = row.getString("consumer_group");
        String sourceTopic = row.getString("source_topic");
        String detail = row.getString("detail");
        byte[] key = row.getBytes("raw_key");
        byte[] value = row.getBytes("raw_value");
        if (personal == PersonalData.MASKED) {
            detail = EmailMask.of(detail);
            key = ValueMask.of(key);
            value = masked(consumerGroup, sourceTopic, value);
        }
        return new RejectedItem(
                consumerGroup,
                sourceTopic,
                row.getInt("source_partition"),
                row.getLong("source_offset"),
                row.getString("reason"),
                detail,
                key == null ? null : PrintableText.of(key),
                value == null ? null : Base64.getEncoder().encodeToString(value),
                value == null ? null : PrintableText.of(value),
                Timestamps.instantOrNull(row, "source_timestamp"),
                Timestamps.instant(row, "rejected_at"),
                Timestamps.instantOrNull(row, "replayed_at"));
    }

    private static byte @Nullable [] masked(String consumerGroup, String sourceTopic, byte @Nullable [] value) {
        if (consumerGroup.endsWith(ConsumerGroups.IMPORT)) {
            return FileLineMask.of(value);
        }
        return CustomerMask.isFor(sourceTopic) ? CustomerMask.of(value) : ValueMask.of(value);
    }
}
