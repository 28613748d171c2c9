package io.shopstream.api.reports.queue;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.format.ReportRenderer;
import java.util.List;
import java.util.function.Supplier;

/** Writes reports that somebody waits for; they are kept nowhere. */
public final class RequestedReports {
    private final ReportQueue queue;
    private final Supplier<ReportSource> source;
    private final Supplier<ReportRenderer> renderer;

    /** What reports are made of and with is asked for with the first one. */
    public RequestedReports(ReportQueue queue, Supplier<ReportSource> source, Supplier<ReportRenderer> renderer) {
        this.queue = queue;
        this.source = source;
        this.renderer = renderer;
    }

    /**
     * @param table name of the table that CSV is to have, empty for the first one
     * @throws BadParameterException if there is no such report or table
     * @throws ReportQueueFullException if too many wait already
     * @throws ReportQueueClosedException if the service stops
     */
    public byte[] write(ReportRequest request, ReportFormat format, String table) {
        return queue.run(() -> {
            Report report = source.get().report(request);
            requireTable(report, table);
            return renderer.get().render(report, format, table);
        });
    }

    private static void requireTable(Report report, String table) {
        List<String> names = report.tables().stream().map(Table::name).toList();
        if (!table.isEmpty() && !names.contains(table)) {
            throw new BadParameterException("table", "must be one of " + String.join(", ", names));
        }
    }
}
