package io.shopstream.bench.spring;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What streams answers at least: no store is read. */
@RestController
class StreamsBenchAddresses {
    @GetMapping(BenchPaths.EMPTY_OF_STREAMS)
    Map<String, Object> empty() {
        return Map.of();
    }
}
