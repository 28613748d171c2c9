package io.shopstream.local.verify.views;

import io.shopstream.schemas.topic.CapturedRows;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads which rows of the shop database change capture has dead-lettered, because no record can hold them. */
public final class CaptureDeadLetters {
    // The end of the group's name: dead letters that were copied to another topic prefix keep the one they had.
    private static final String SQL = """
        select raw_key, max(source_offset) from ops.rejected_records
        where consumer_group like '%' || ? and starts_with(source_topic, ?) and raw_key is not null
        group by raw_key\
        """;

    private final Connection warehouse;

    /**
     * @param warehouse owned by the caller, auto-commit off
     */
    public CaptureDeadLetters(Connection warehouse) {
        this.warehouse = warehouse;
    }

    /** The LSN of the newest dead letter by primary key. */
    public Map<String, Long> newest(CapturedTable table) throws SQLException {
        Map<String, Long> newest = new HashMap<>();
        try (PreparedStatement statement = warehouse.prepareStatement(SQL)) {
            statement.setString(1, ConsumerGroups.CAPTURE);
            statement.setString(2, CapturedRows.sourcesOf(table.inShop()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    newest.put(new String(rows.getBytes(1), StandardCharsets.UTF_8), rows.getLong(2));
                }
            }
        } finally {
            // Ends the snapshot, so that the next reading sees later commits.
            warehouse.rollback();
        }
        return newest;
    }
}
