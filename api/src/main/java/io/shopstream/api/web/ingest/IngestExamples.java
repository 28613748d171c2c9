package io.shopstream.api.web.ingest;

/** Valid records for the OpenAPI document, each in one line. */
final class IngestExamples {
    static final String ORDER = "{\"order_id\": \"A-1001\", \"version\": 1, \"kind\": \"SALE\", \"status\": \"PLACED\","
            + " \"user_id\": \"u-1\", \"placed_at\": \"2026-03-01T10:00:00+01:00\","
            + " \"updated_at\": \"2026-03-01T10:00:00+01:00\", \"currency\": \"USD\","
            + " \"lines\": [{\"line_no\": 1, \"product_id\": \"P-1001\", \"category_id\": \"toys\", \"quantity\": 2,"
            + " \"unit_price\": \"12.50\", \"unit_cost\": \"7.10\"}], \"total\": \"25.00\","
            + " \"shipping_country\": \"Norway\", \"channel\": \"web\"}";

    static final String ORDERS = "[" + ORDER + "]";

    static final String EVENT = "{\"session_id\": \"s-1\", \"user_id\": \"u-1\", \"type\": \"PRODUCT_VIEW\","
            + " \"product_id\": \"P-1001\", \"occurred_at\": \"2026-03-01T10:00:00+01:00\", \"device\": \"mobile\"}";

    static final String EVENTS = "[" + EVENT + "]";

    private IngestExamples() {}
}
