package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.LonelyApi;
import io.shopstream.api.support.RunningApi;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Names in the OpenAPI document, which become names in generated clients. Springdoc takes them from methods and
 * classes, and numbers equal ones in an order of its own, so renaming or moving these must not change them.
 */
class OpenApiNamesIT {
    private final JsonNode document = RunningApi.json(LonelyApi.get().get("/v3/api-docs"));

    @Test
    void shouldKeepTheIdOfEveryOperation() {
        assertThat(operationIds())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("get /api/analytics/revenue", "revenue_1"),
                        Map.entry("get /api/analytics/top-products", "topProducts_1"),
                        Map.entry("post /api/etl/generate-data", "generate"),
                        Map.entry("post /api/etl/load-data", "load"),
                        Map.entry("get /api/etl/status", "status"),
                        Map.entry("post /api/etl/status", "status_1"),
                        Map.entry("get /api/health", "health"),
                        Map.entry("get /api/live/alerts", "alerts"),
                        Map.entry("get /api/live/customers", "customerByParameter"),
                        Map.entry("get /api/live/customers/{id}", "customer"),
                        Map.entry("get /api/live/funnel", "funnel"),
                        Map.entry("get /api/live/orders", "orderByParameter"),
                        Map.entry("get /api/live/orders/{id}", "order"),
                        Map.entry("get /api/live/products", "productByParameter"),
                        Map.entry("get /api/live/products/{id}", "product"),
                        Map.entry("get /api/live/revenue", "revenue"),
                        Map.entry("get /api/live/revenue/series", "series"),
                        Map.entry("get /api/live/stores", "stores"),
                        Map.entry("get /api/live/stream", "stream"),
                        Map.entry("get /api/live/top-products", "topProducts"),
                        Map.entry("get /api/quality", "quality"),
                        Map.entry("get /api/rejected", "rejected"),
                        Map.entry("get /api/status", "status_2")));
    }

    @Test
    void shouldKeepTheNameOfEverySchema() {
        assertThat(document.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder(
                        "AlertsAnswer",
                        "Capture",
                        "Copy",
                        "CustomerAnswer",
                        "EtlStatus",
                        "Faults",
                        "Freshness",
                        "FunnelPane",
                        "GenerateAnswer",
                        "GenerateRequest",
                        "Health",
                        "History",
                        "Instance",
                        "Item",
                        "Lag",
                        "Line",
                        "LiveFunnel",
                        "LiveRevenue",
                        "LiveSeries",
                        "LoadRequest",
                        "OrderAnswer",
                        "PartState",
                        "PipelineStatus",
                        "Producer",
                        "ProductRanking",
                        "ProductStock",
                        "Quality",
                        "QualityCheck",
                        "QualityReport",
                        "RankedProduct",
                        "Rates",
                        "Reason",
                        "Rejected",
                        "RejectedList",
                        "RejectedRecord",
                        "RevenueBucket",
                        "StoresStatus",
                        "Streams",
                        "Tables",
                        "Term",
                        "WarehouseRevenue");
    }

    private Map<String, String> operationIds() {
        Map<String, String> ids = new TreeMap<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> ids.put(
                        method.getKey() + " " + path.getKey(),
                        method.getValue().get("operationId").stringValue())));
        return ids;
    }
}
