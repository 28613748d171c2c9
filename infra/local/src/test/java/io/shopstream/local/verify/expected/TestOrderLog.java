package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.schemas.avro.Order;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** An order log that receives orders instead of bytes. */
public final class TestOrderLog implements AutoCloseable {
    private final ScratchFiles scratchFiles;
    private final ExpectedOrders log;
    private final List<Order> sent = new ArrayList<>();

    /** @param directory for the files of the log */
    public TestOrderLog(Path directory, Instant cut) {
        this.scratchFiles = new ScratchFiles(directory);
        this.log = new ExpectedOrders(
                "topic",
                (topic, bytes) ->
                        bytes == null ? null : sent.get(Integer.parseInt(new String(bytes, StandardCharsets.UTF_8))),
                scratchFiles,
                cut);
    }

    public void send(Order order, Header... headers) {
        sent.add(order);
        byte[] value = String.valueOf(sent.size() - 1).getBytes(StandardCharsets.UTF_8);
        log.accept(LogRecord.of(log.records(), order.getOrderId(), value, headers));
    }

    void sendNothing(String key, Header... headers) {
        log.accept(LogRecord.of(log.records(), key, null, headers));
    }

    public ExpectedOrders log() {
        return log;
    }

    /** The sums of a table that are not 0. */
    static Map<String, Amounts> sums(SumTable table) {
        Map<String, Amounts> sums = new HashMap<>();
        for (long row = 0; row < table.rows().size(); row++) {
            if (!table.at(row).equals(Amounts.ZERO)) {
                sums.put(table.rows().key(row).replace("\0", ""), table.at(row));
            }
        }
        return sums;
    }

    /** Totals of customers with orders that stand. */
    Map<String, CustomerFigures> customers() {
        Map<String, CustomerFigures> customers = new HashMap<>();
        KeyedRows rows = log.sums().customers().rows();
        for (long row = 0; row < rows.size(); row++) {
            CustomerFigures figures = log.expectedCustomers().at(row);
            if (!figures.equals(CustomerFigures.NOTHING)) {
                customers.put(rows.key(row), figures);
            }
        }
        return customers;
    }

    @Override
    public void close() {
        scratchFiles.close();
    }
}
