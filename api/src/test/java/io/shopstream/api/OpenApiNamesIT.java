package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.LonelyApi;
import io.shopstream.api.support.RunningApi;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Names in the OpenAPI document, which become names in generated clients. Where a controller names no operation,
 * springdoc takes the name of the method, and numbers equal ones in an order of its own.
 */
class OpenApiNamesIT {
    private final JsonNode document = RunningApi.json(LonelyApi.get().get("/v3/api-docs"));

    @Test
    void shouldKeepTheIdOfEveryOperation() {
        assertThat(operationIds())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("get /api/analytics/categories", "analyticsCategories"),
                        Map.entry("get /api/analytics/channels", "analyticsChannels"),
                        Map.entry("get /api/analytics/cohorts", "analyticsCohorts"),
                        Map.entry("get /api/analytics/customer-metrics", "analyticsCustomerMetrics"),
                        Map.entry("get /api/analytics/funnel", "analyticsFunnel"),
                        Map.entry("get /api/analytics/geography", "analyticsGeography"),
                        Map.entry("get /api/analytics/heatmap", "analyticsHeatmap"),
                        Map.entry("get /api/analytics/inventory", "analyticsInventory"),
                        Map.entry("get /api/analytics/segments", "analyticsSegments"),
                        Map.entry("get /api/analytics/trends", "analyticsTrends"),
                        Map.entry("get /api/analytics/revenue", "analyticsRevenue"),
                        Map.entry("get /api/analytics/top-products", "analyticsTopProducts"),
                        Map.entry("get /api/data/users", "dataUsers"),
                        Map.entry("get /api/data/users/{id}", "dataUser"),
                        Map.entry("get /api/data/categories", "dataCategories"),
                        Map.entry("get /api/data/categories/{id}", "dataCategory"),
                        Map.entry("get /api/data/products", "dataProducts"),
                        Map.entry("get /api/data/products/{id}", "dataProduct"),
                        Map.entry("get /api/data/campaigns", "dataCampaigns"),
                        Map.entry("get /api/data/campaigns/{id}", "dataCampaign"),
                        Map.entry("get /api/data/orders", "dataOrders"),
                        Map.entry("get /api/data/orders/{id}", "dataOrder"),
                        Map.entry("get /api/data/order-items", "dataOrderItems"),
                        Map.entry("get /api/data/order-items/{id}", "dataOrderItem"),
                        Map.entry("get /api/data/order-status-changes", "dataStatusChanges"),
                        Map.entry("get /api/data/order-status-changes/{id}", "dataStatusChange"),
                        Map.entry("get /api/data/events", "dataEvents"),
                        Map.entry("get /api/data/events/{id}", "dataEvent"),
                        Map.entry("post /api/etl/generate-data", "generateData"),
                        Map.entry("post /api/etl/load-data", "loadData"),
                        Map.entry("get /api/etl/status", "etlStatus"),
                        Map.entry("post /api/etl/status", "etlStatusByPost"),
                        Map.entry("get /api/explain/orders", "explainOrderByParameter"),
                        Map.entry("get /api/explain/orders/{id}", "explainOrder"),
                        Map.entry("get /api/explain/revenue", "explainRevenue"),
                        Map.entry("get /api/health", "health"),
                        Map.entry("post /api/ingest/orders", "ingestOrders"),
                        Map.entry("post /api/ingest/events", "ingestEvents"),
                        Map.entry("get /api/keys", "listKeys"),
                        Map.entry("post /api/keys", "createKey"),
                        Map.entry("delete /api/keys/{key_id}", "revokeKey"),
                        Map.entry("get /api/live/alerts", "liveAlerts"),
                        Map.entry("get /api/live/customers", "liveCustomerByParameter"),
                        Map.entry("get /api/live/customers/{id}", "liveCustomer"),
                        Map.entry("get /api/live/funnel", "liveFunnel"),
                        Map.entry("get /api/live/orders", "liveOrderByParameter"),
                        Map.entry("get /api/live/orders/{id}", "liveOrder"),
                        Map.entry("get /api/live/products", "liveProductByParameter"),
                        Map.entry("get /api/live/products/{id}", "liveProduct"),
                        Map.entry("get /api/live/revenue", "liveRevenue"),
                        Map.entry("get /api/live/revenue/series", "liveRevenueSeries"),
                        Map.entry("get /api/live/stores", "liveStores"),
                        Map.entry("get /api/live/stream", "liveStream"),
                        Map.entry("get /api/live/top-products", "liveTopProducts"),
                        Map.entry("get /api/quality", "qualityReport"),
                        Map.entry("get /api/rejected", "rejectedRecords"),
                        Map.entry("get /api/reports/dashboard", "reportDashboard"),
                        Map.entry("get /api/reports/summary", "reportSummary"),
                        Map.entry("post /api/reports/export", "exportReport"),
                        Map.entry("get /problems/{code}", "problemPage"),
                        Map.entry("post /api/session", "openSession"),
                        Map.entry("delete /api/session", "endSession"),
                        Map.entry("get /api/status", "status")));
    }

    @Test
    void shouldKeepTheNameOfEverySchema() {
        assertThat(document.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder(
                        "AlertsAnswer",
                        "AmountChange",
                        "CampaignRow",
                        "CampaignSales",
                        "Capture",
                        "CategoryRow",
                        "Cohort",
                        "CohortChanges",
                        "CohortMonth",
                        "CohortMonthChanges",
                        "Cohorts",
                        "ComparedWith",
                        "Copy",
                        "CountChange",
                        "CustomerAnswer",
                        "CustomerBucket",
                        "CustomerChanges",
                        "CustomerMetrics",
                        "Dashboard",
                        "DataItemCampaignRow",
                        "DataItemCategoryRow",
                        "DataItemEventRow",
                        "DataItemOrderItemRow",
                        "DataItemOrderRow",
                        "DataItemProductRow",
                        "DataItemStatusChangeRow",
                        "DataItemUserRow",
                        "DataPageCampaignRow",
                        "DataPageCategoryRow",
                        "DataPageEventRow",
                        "DataPageOrderItemRow",
                        "DataPageOrderRow",
                        "DataPageProductRow",
                        "DataPageStatusChangeRow",
                        "DataPageUserRow",
                        "EtlStatus",
                        "EventRow",
                        "ExportRequest",
                        "ExplainedLine",
                        "Faults",
                        "Freshness",
                        "Funnel",
                        "FunnelBucket",
                        "FunnelChanges",
                        "FunnelPane",
                        "GenerateAnswer",
                        "GenerateRequest",
                        "Health",
                        "Heatmap",
                        "HeatmapCell",
                        "HeatmapChanges",
                        "History",
                        "IngestAnswer",
                        "IngestEvent",
                        "IngestOrder",
                        "IngestOrderLine",
                        "IngestResult",
                        "Instance",
                        "Inventory",
                        "InventoryItem",
                        "Item",
                        "KeyItem",
                        "KeyList",
                        "KeyRequest",
                        "Lag",
                        "Line",
                        "LiveFunnel",
                        "LiveRevenue",
                        "LiveSeries",
                        "LoadRequest",
                        "NewKey",
                        "OrderAnswer",
                        "OrderExplanation",
                        "OrderItemRow",
                        "OrderRow",
                        "OrderVersion",
                        "PartState",
                        "PipelineStatus",
                        "Problem",
                        "Producer",
                        "ProductChanges",
                        "ProductRanking",
                        "ProductRow",
                        "ProductSales",
                        "ProductStock",
                        "Quality",
                        "QualityCheck",
                        "QualityReport",
                        "RankedProduct",
                        "RankedSales",
                        "RateChange",
                        "Rates",
                        "Reason",
                        "RecordPosition",
                        "Rejected",
                        "RejectedList",
                        "RejectedRecord",
                        "RevenueBucket",
                        "RevenueChanges",
                        "RevenueExplanation",
                        "SalesBreakdown",
                        "SalesBucket",
                        "SalesFigures",
                        "SalesPart",
                        "Segment",
                        "Segments",
                        "SessionInfo",
                        "SessionRequest",
                        "StatusChangeRow",
                        "StoresStatus",
                        "Streams",
                        "Summary",
                        "SummaryChanges",
                        "Tables",
                        "Term",
                        "TrendBucket",
                        "Trends",
                        "UserRow",
                        "WarehouseRevenue",
                        "WindowChange");
    }

    @Test
    void shouldGiveEveryOperationAnIdOfItsOwn() {
        assertThat(operationIds().values()).doesNotHaveDuplicates().noneMatch(id -> id.matches(".*_\\d+"));
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
