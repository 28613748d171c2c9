package io.shopstream.api.answer.warehouse;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page of rejected records, by consumer group and position; {@code next_page_token} is null on the last page. */
public record RejectedList(
        List<RejectedItem> items, @Nullable String nextPageToken, Instant asOf) implements Tabular {

    public static final List<String> COLUMNS = List.of(
            "consumer_group",
            "source_topic",
            "source_partition",
            "source_offset",
            "reason",
            "detail",
            "raw_key_text",
            "raw_value_text",
            "raw_value_base64",
            "source_timestamp",
            "rejected_at",
            "replayed_at");

    public RejectedList {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return "rejected-records";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        items.forEach(item -> row.accept(cells(item)));
    }

    public static List<? extends @Nullable Object> cells(RejectedItem item) {
        return Arrays.asList(
                item.consumerGroup(),
                item.sourceTopic(),
                item.sourcePartition(),
                item.sourceOffset(),
                item.reason(),
                item.detail(),
                item.rawKeyText(),
                item.rawValueText(),
                item.rawValueBase64(),
                item.sourceTimestamp(),
                item.rejectedAt(),
                item.replayedAt());
    }
}
