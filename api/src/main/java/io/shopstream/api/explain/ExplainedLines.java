package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.ExplainedLine;
import io.shopstream.api.paging.KeyType;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.paging.Position;
import io.shopstream.api.warehouse.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads lines of a sum in their order. */
final class ExplainedLines {
    /** The columns of the order: time of placing, order, number of the line. */
    static final List<KeyType> KEYS = List.of(KeyType.TIME, KeyType.TEXT, KeyType.NUMBER);

    private static final String NOTHING = "0.00";

    private ExplainedLines() {}

    static Page<ExplainedLine> page(JdbcClient snapshot, RevenueCell cell, PageRequest page) {
        StatementSpec statement = cell.bind(
                        snapshot.sql(CellSql.page(cell, !page.after().isStart())))
                .param("limit", page.limit());
        List<ExplainedLine> lines =
                page.after().bind(statement).query((row, _) -> line(row)).list();
        return Page.of(
                lines,
                page.size(),
                last -> Position.after(last.placedAt(), last.orderId(), Long.valueOf(last.lineNo())));
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
