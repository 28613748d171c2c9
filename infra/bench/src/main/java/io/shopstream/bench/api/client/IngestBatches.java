package io.shopstream.bench.api.client;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.round.ShopFeed;
import io.shopstream.bench.spring.BenchPaths;
import io.shopstream.schemas.avro.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Batches of orders, each with ids of its own: published by the API, and, as the yardstick, only read, checked and
 * encoded. Both sides get the same bodies, but for the ids.
 */
final class IngestBatches {
    // So many that the API has a batch to read while others wait for Kafka.
    private static final int CONNECTIONS = 8;
    private static final String CURRENCY = "USD";
    private static final String ID = "batch-";
    private static final int DIGITS = 12;
    // Where the answer says how many were accepted.
    private static final int HEAD = 200;

    private final LoadClient client;
    private final int records;
    private final String accepted;
    private final Template ingest;
    private final Template check;

    /** @param records in each batch */
    IngestBatches(LoadClient client, int records) {
        this.client = client;
        this.records = records;
        this.accepted = "\"accepted\":" + records + ",";
        byte[] body = body(records);
        AtomicLong ids = new AtomicLong();
        this.ingest = new Template(HttpConnection.post(client.root(), "/api/ingest/orders", body), ids);
        this.check = new Template(HttpConnection.post(client.root(), BenchPaths.CHECK_ORDERS, body), ids);
    }

    void round(int number) throws InterruptedException {
        client.rate(Figure.CHECK_RATE, number, CONNECTIONS, records, check);
        client.rate(Figure.INGEST_RATE, number, CONNECTIONS, records, ingest);
    }

    private static byte[] body(int records) {
        Instant now = Instant.now();
        List<Order> sales = ShopFeed.make().sales(records);
        List<String> orders = new ArrayList<>();
        for (int index = 0; index < records; index++) {
            orders.add(OrderText.of(sales.get(index), ID + "0".repeat(DIGITS), now.minusSeconds(index), CURRENCY));
        }
        return ("[" + String.join(",", orders) + "]").getBytes(StandardCharsets.UTF_8);
    }

    /** A request of which only the ids change: making a new text for each would be work of the client. */
    private final class Template implements Requests {
        private final byte[] request;
        private final int[] digits;
        private final AtomicLong ids;

        Template(byte[] request, AtomicLong ids) {
            this.request = request;
            this.ids = ids;
            String text = new String(request, StandardCharsets.ISO_8859_1);
            List<Integer> places = new ArrayList<>();
            String zeros = ID + "0".repeat(DIGITS);
            for (int at = text.indexOf(zeros); at >= 0; at = text.indexOf(zeros, at + 1)) {
                places.add(at + ID.length());
            }
            this.digits = places.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public byte[] request(long number) {
            byte[] copy = request.clone();
            long first = ids.getAndAdd(digits.length);
            for (int index = 0; index < digits.length; index++) {
                long id = first + index;
                for (int place = digits[index] + DIGITS - 1; id > 0; place--) {
                    copy[place] = (byte) ('0' + id % 10);
                    id /= 10;
                }
            }
            return copy;
        }

        @Override
        public boolean isAnsweredBy(HttpConnection.Answer answer) {
            return Requests.super.isAnsweredBy(answer) && answer.text(HEAD).contains(accepted);
        }
    }
}
