package io.shopstream.api.fuzz;

import java.util.List;

/** What nobody should send as a parameter, percent-encoded as it goes over the wire. */
enum HostileValues {
    LONG("a".repeat(8_192), "a".repeat(4_000), "%2C".repeat(2_000), "1".repeat(5_000)),
    EMPTY("", "%20", "%09"),
    UNICODE("%F0%9F%98%80%E2%80%AE%C3%A9", "%EF%BB%BF", "%F0%9D%9F%99", "%D9%A1", "%E2%80%8B"),
    SQL("%27%3B%20drop%20table%20warehouse.orders%3B--", "1%20or%201%3D1", "%27%20union%20select%20null--", "%5C%27"),
    PATH("..%2F..%2F..%2Fetc%2Fpasswd", "..%5C..%5Cwindows", "file%3A%2F%2F%2Fetc%2Fpasswd", "%2e%2e%2f"),
    HUGE("99999999999999999999999999", "9223372036854775808", "2147483648", "1e999999999", "9999999h", "P9999999999D"),
    NEGATIVE("-1", "-9223372036854775808", "-2147483649", "-0", "-1h"),
    NULL_BYTE("%00", "a%00b", "2026-01-01%00"),
    BROKEN_ENCODING("%zz", "%", "%C0%80", "%ED%A0%80", "%FF%FE"),
    TIME(
            "-999999999-01-01T00:00:00Z",
            "%2B999999999-12-31T23:59:59.999999999Z",
            "0000-01-01",
            "2026-02-30",
            "9999-12-31",
            "0001-01-01",
            "2026-03-29T02:30:00%2B99:99",
            "1970-01-01T00:00:00.0000000001Z"),
    OTHER(
            "NaN",
            "null",
            "true",
            "*",
            "%25",
            "_",
            "%5B%5D",
            "%7B%22a%22%3A1%7D",
            "%24%7Bjndi%3Aldap%3A%2F%2Fx%7D",
            "%0D%0AX-Injected%3A%20y",
            "%3Cscript%3E",
            "GMT0",
            "AAAA",
            "eyJ9",
            "sort",
            "-",
            "id,id,id");

    private final List<String> encoded;

    HostileValues(String... encoded) {
        this.encoded = List.of(encoded);
    }

    List<String> encoded() {
        return encoded;
    }
}
