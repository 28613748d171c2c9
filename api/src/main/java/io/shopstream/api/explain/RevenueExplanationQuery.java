package io.shopstream.api.explain;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.explain.ExplainedLine;
import io.shopstream.api.answer.explain.RevenueExplanation;
import io.shopstream.api.answer.explain.SalesFigures;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sum as its table has it, if it does, the same sum over all lines, and a page of the lines; all of one snapshot. */
public record RevenueExplanationQuery(RevenueCell cell, PageRequest page)
        implements WarehouseQuery<RevenueExplanation> {

    private record LinesSum(Revenue revenue, long lines) {}

    /** @throws io.shopstream.api.params.BadParameterException if the token is invalid or belongs to another sum */
    public static RevenueExplanationQuery parse(
            RevenueCell cell, @Nullable String pageSize, @Nullable String pageToken) {
        return new RevenueExplanationQuery(cell, PageRequest.parse(pageSize, pageToken, cell, ExplainedLines.KEYS));
    }

    @Override
    public RevenueExplanation ask(JdbcClient snapshot, Instant asOf) {
        SalesFigures kept = cell.isKept() ? kept(snapshot) : null;
        LinesSum sum = cell.bind(snapshot.sql(CellSql.sum(cell)))
                .query((row, _) -> new LinesSum(revenue(row), row.getLong("lines")))
                .single();
        Page<ExplainedLine> lines = ExplainedLines.page(snapshot, cell, page);
        SalesFigures addedUp = SalesFigures.of(sum.revenue());
        TimeRange range = cell.range();
        return new RevenueExplanation(
                cell.kind().code(),
                cell.value().isEmpty() ? null : cell.value(),
                range == null ? null : range.from(),
                range == null ? null : range.to(),
                cell.currency(),
                kept == null ? null : cell.kind().table(),
                kept,
                addedUp,
                kept == null ? null : kept.equals(addedUp),
                sum.lines(),
                lines.items(),
                lines.nextToken(cell),
                asOf);
    }

    private SalesFigures kept(JdbcClient snapshot) {
        return cell.bind(snapshot.sql(CellSql.aggregate(cell)))
                .query((row, _) -> SalesFigures.of(revenue(row)))
                .single();
    }

    private static Revenue revenue(ResultSet row) throws SQLException {
        return new Revenue(
                row.getBigDecimal("gross"),
                row.getBigDecimal("returns"),
                row.getBigDecimal("net"),
                row.getLong("orders"),
                row.getLong("units"));
    }
}
