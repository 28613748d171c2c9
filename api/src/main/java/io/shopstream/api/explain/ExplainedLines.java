package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.ExplainedLine;
import io.shopstream.api.warehouse.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads lines of a sum in their order. */
final class ExplainedLines {
    private static final String NOTHING = "0.00";

    private ExplainedLines() {}

    /** At most {@code limit} lines after a position. */
    static List<ExplainedLine> read(JdbcClient snapshot, RevenueCell cell, LinePosition after, int limit) {
        StatementSpec statement =
                cell.bind(snapshot.sql(CellSql.page(cell, !after.isStart()))).param("limit", limit);
        if (!after.isStart()) {
            statement = statement
                    .param("placed_at", Timestamps.utc(after.placedAt()))
                    .param("order_id", after.orderId())
                    .param("line_no", after.lineNo());
        }
        return statement.query((row, _) -> line(row)).list();
    }

    private static ExplainedLine line(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("line_total");
        boolean stands = row.getBoolean("stands");
        return new ExplainedLine(
                row.getString("order_id"),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("status"),
                stands,
                row.getString("user_id"),
                Timestamps.instant(row, "placed_at"),
                row.getString("shipping_country"),
                row.getInt("line_no"),
                row.getString("product_id"),
                row.getString("category_id"),
                row.getLong("quantity"),
                row.getBigDecimal("unit_price").toPlainString(),
                total.toPlainString(),
                stands ? total.toPlainString() : NOTHING);
    }
}
