package io.shopstream.bench.spring;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.ingest.IngestAnswer;
import io.shopstream.api.answer.ingest.IngestResult;
import io.shopstream.api.dependency.DependencyFailures;
import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.api.ingest.read.BodyFormat;
import io.shopstream.api.ingest.read.Candidate;
import io.shopstream.api.ingest.read.Candidate.Faulty;
import io.shopstream.api.ingest.read.Candidate.Ready;
import io.shopstream.api.ingest.read.NewIds;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the addresses of the API are compared with: a request that does nothing, one that only crosses to streams, and a
 * batch that is read, checked, encoded and answered, but not published.
 */
@RestController
class ApiBenchAddresses {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    // An acknowledged record's answer has a position: the answers are to be equally long.
    private static final int PARTITION = 0;
    private static final long OFFSET = 100_000;

    private final ServiceHttp streams;
    private final String topic;
    private final BatchReader orders;
    private final Clock clock;

    ApiBenchAddresses(ApiSettings settings, Topics topics, InternalToken token, Clock clock) {
        this.streams = new ServiceHttp(settings.streams(), TIMEOUT).with(token);
        this.topic = topics.orders().name();
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(settings.registry(), TIMEOUT));
        this.orders = BatchReader.orders(serdes.serializer(topics.orders()), topic);
        this.clock = clock;
    }

    @GetMapping(BenchPaths.EMPTY)
    Map<String, Object> empty() {
        return Map.of();
    }

    @GetMapping(BenchPaths.FORWARD)
    Map<?, ?> forward() {
        return streams.get(BenchPaths.EMPTY_OF_STREAMS, Map.class).orElseThrow(DependencyFailures::streams);
    }

    @PostMapping(BenchPaths.CHECK_ORDERS)
    ResponseEntity<IngestAnswer> check(HttpServletRequest request) throws IOException {
        Instant receivedAt = Instant.ofEpochMilli(clock.millis());
        List<Candidate> records = orders.read(
                request.getInputStream(),
                request.getContentLengthLong(),
                BodyFormat.JSON,
                receivedAt,
                NewIds.random(receivedAt));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .body(IngestAnswer.of(topic, results(records), receivedAt));
    }

    private static List<IngestResult> results(List<Candidate> records) {
        List<IngestResult> results = new ArrayList<>(records.size());
        for (int index = 0; index < records.size(); index++) {
            results.add(
                    switch (records.get(index)) {
                        case Ready ready -> IngestResult.accepted(index, ready.id(), PARTITION, OFFSET);
                        case Faulty faulty ->
                            IngestResult.rejected(
                                    index,
                                    faulty.fault().code(),
                                    faulty.fault().pointer(),
                                    faulty.fault().detail());
                    });
        }
        return results;
    }
}
