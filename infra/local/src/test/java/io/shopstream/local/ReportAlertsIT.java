package io.shopstream.local;

import io.shopstream.embedded.host.Ports;
import io.shopstream.local.monitoring.FiringAlerts;
import io.shopstream.local.monitoring.Prometheus;
import io.shopstream.local.monitoring.RehearsalRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts about reports fire by their fault, in a real Prometheus, and end when their window has passed. Each has a shop
 * of its own, since reports that were missed are made up after a start only. Needs the programs of Prometheus, so it runs
 * in the profile {@code monitoring}.
 */
@Tag("monitoring")
@Timeout(600)
class ReportAlertsIT {
    private static final double NO_DISK = 0;

    // Long enough to make an old order, without which no report was missed.
    private static final Map<String, String> REPORTS_SOON = Map.of("SHOPSTREAM_REPORTS_START_DELAY", "30s");

    @Test
    void shouldReportReportsThatCannotBeWritten(@TempDir Path data, @TempDir Path folder) throws Exception {
        check(
                "ReportsFail",
                "alter table ops.reports add constraint broken check (false) not valid",
                REPORTS_SOON,
                data,
                folder);
    }

    @Test
    void shouldReportReportsThatNobodyGets(@TempDir Path data, @TempDir Path folder) throws Exception {
        check("ReportsUndelivered", "", noMailServer(), data, folder);
    }

    private static void check(String alert, String fault, Map<String, String> settings, Path data, Path folder)
            throws Exception {
        ShopProcess shop = ShopProcess.start(settings, data, "20", "--history=none");
        try (Prometheus prometheus = Prometheus.start(folder, RehearsalRules.of(NO_DISK), shop.endpoints())) {
            FiringAlerts alerts = new FiringAlerts(prometheus);
            ShopSql sql = new ShopSql(shop.endpoints().postgres());
            if (!fault.isEmpty()) {
                sql.execute(fault);
            }
            sql.execute("insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at,"
                    + " currency, total, shipping_country, channel) select 'old', 1, kind, status,"
                    + " now() - interval '40 days', now(), currency, total, shipping_country, channel"
                    + " from warehouse.orders where stands limit 1");
            alerts.await(alert);
            alerts.awaitEnd(alert);
        } finally {
            shop.stop();
            shop.close();
        }
    }

    private static Map<String, String> noMailServer() {
        Map<String, String> variables = new HashMap<>(REPORTS_SOON);
        variables.put("SHOPSTREAM_REPORTS_MAIL_HOST", "127.0.0.1");
        variables.put("SHOPSTREAM_REPORTS_MAIL_PORT", String.valueOf(Ports.free()));
        variables.put("SHOPSTREAM_REPORTS_MAIL_ENCRYPTION", "none");
        variables.put("SHOPSTREAM_REPORTS_MAIL_FROM", "shop@example.org");
        variables.put("SHOPSTREAM_REPORTS_MAIL_TO", "owner@example.org");
        return variables;
    }
}
