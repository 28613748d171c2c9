package io.shopstream.api.warehouse.rejected;

import io.shopstream.api.answer.warehouse.RejectedItem;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.paging.KeyType;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.paging.Position;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

    private static final String ORDER = "consumer_group, source_topic, source_partition, source_offset";
    private static final List<KeyType> KEYS = List.of(KeyType.TEXT, KeyType.TEXT, KeyType.NUMBER, KeyType.NUMBER);

    private static final String SQL = """
            select consumer_group, source_topic, source_partition, source_offset, reason, detail, raw_key, raw_value,
                   source_timestamp, rejected_at, replayed_at,
                   coalesce(octet_length(raw_key), 0) + coalesce(octet_length(raw_value), 0) as bytes
            from ops.rejected_records
            where (:group::text is null or consumer_group = :group)
              and (:reason::text is null or reason = :reason)%s
            order by %s
            limit :limit""";

    private RejectedQuery() {}

    /** @throws io.shopstream.api.params.BadParameterException if the token is invalid or belongs to another filter */
    public static PageRequest parse(@Nullable String pageSize, @Nullable String pageToken, RejectedFilter filter) {
        return PageRequest.parse(pageSize, pageToken, filter, KEYS);
    }

    /** Returns at least one record if there is one. A page ends early once its keys and values reach 8 MiB. */
    public static Page<RejectedItem> page(
            JdbcClient snapshot, RejectedFilter filter, PageRequest asked, PersonalData personal) {
        return statement(snapshot, filter, asked).query(rows -> {
            List<RejectedItem> page = new ArrayList<>();
            long bytes = 0;
            while (rows.next()) {
                if (page.size() == asked.size() || bytes >= MAX_BYTES_PER_PAGE) {
                    return new Page<>(page, after(page.getLast()));
                }
                page.add(read(rows, personal));
                bytes += rows.getLong("bytes");
            }
            return new Page<>(page, null);
        });
    }

    private static Position after(RejectedItem last) {
        return Position.after(
                last.consumerGroup(),
                last.sourceTopic(),
                Long.valueOf(last.sourcePartition()),
                Long.valueOf(last.sourceOffset()));
    }

    private static StatementSpec statement(JdbcClient snapshot, RejectedFilter filter, PageRequest asked) {
        String after =
                asked.after().isStart() ? "" : "%n  and (%s) > %s".formatted(ORDER, Position.placeholders(KEYS.size()));
        return asked.after()
                .bind(snapshot.sql(SQL.formatted(after, ORDER))
                        .withFetchSize(FETCH_SIZE)
                        .param("group", filter.consumerGroup(), Types.VARCHAR)
                        .param("reason", filter.reason(), Types.VARCHAR)
                        .param("limit", asked.limit()));
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
