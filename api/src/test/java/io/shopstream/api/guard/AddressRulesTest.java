package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /, OPEN",
        "HEAD, /js/live/main.js, OPEN",
        "GET, /sales, OPEN",
        "GET, /wall, OPEN",
        "POST, /sales, OPERATE",
        "GET, /sales/secret, READ",
        "GET, /reports, OPEN",
        "GET, /api/reports/x.pdf, READ",
        "GET, /api/reports/feed.atom, READ",
        "POST, /js/live/main.js, OPERATE",
        "GET, /api/health, OPEN",
        "GET, /api/healthy, READ",
        "GET, /actuator/health/feed, READ",
        "GET, /actuator/prometheus, READ",
        "GET, /problems/conflict, OPEN",
        "POST, /api/session, OPEN",
        "DELETE, /api/session, OPEN",
        "GET, /api/sessions, READ",
        "GET, /anything/new, READ",
        "OPTIONS, /api/status, READ",
        "POST, /anything/new, OPERATE",
        "PUT, /api/ingest/orders, OPERATE",
        "POST, /api/ingest/orders, SEND",
        "POST, /api/ingestion, OPERATE",
        "POST, /api/etl/status, READ",
        "POST, /api/etl/load-data, OPERATE",
        "POST, /api/reports/export, READ",
        "GET, /api/keys, OPERATE",
        "GET, /api/keys/x, OPERATE",
        "GET, /api/audit, OPERATE",
        "HEAD, /api/audit, OPERATE",
        "FOO, /api/status, OPERATE",
    })
    void shouldKnowWhatAnAddressNeeds(String method, String path, Access access) {
        assertThat(AddressRules.access(method, path, path)).isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/health, /api/status/../health",
        "/api/health, /api/%68ealth",
        "/css/x, //css/x",
        "/css/..%2fapi/status, /css/..%2fapi/status",
    })
    void shouldOpenNoAddressUnderAnotherSpelling(String path, String rawPath) {
        assertThat(AddressRules.access("GET", path, rawPath)).isEqualTo(Access.READ);
    }
}
