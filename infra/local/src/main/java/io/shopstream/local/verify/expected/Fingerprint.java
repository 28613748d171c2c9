package io.shopstream.local.verify.expected;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Hashes all columns of a row to 64 bits: equal rows have equal fingerprints, and a difference of one cent gives
 * another one. The fingerprint of an order is the sum over its row and its lines, so the order of the lines does not
 * matter.
 */
public final class Fingerprint {
    /** Ends a field, so that "ab","c" differs from "a","bc". */
    public static final char END = '\uffff';
    /** Stands for a field that is null. */
    public static final char NULL = '\ufffe';

    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** All columns of all rows of an order. */
    static long of(Order order) {
        StringBuilder head = new StringBuilder(160);
        add(head, order.getKind());
        add(head, order.getStatus());
        add(head, order.getUserId());
        add(head, order.getPlacedAt().toEpochMilli());
        add(head, order.getUpdatedAt().toEpochMilli());
        add(head, order.getCurrency());
        add(head, order.getTotalMinor());
        add(head, order.getShippingCountry());
        add(head, order.getShippingCity());
        add(head, order.getChannel());
        add(head, order.getCampaignId());
        add(head, order.getSessionId());
        add(head, order.getLines().stream().mapToLong(OrderLine::getQuantity).sum());
        long hash = of(head);
        StringBuilder text = new StringBuilder(80);
        for (OrderLine line : order.getLines()) {
            text.setLength(0);
            add(text, line.getLineNo());
            add(text, order.getPlacedAt().toEpochMilli());
            add(text, line.getProductId());
            add(text, line.getCategoryId());
            add(text, line.getQuantity());
            add(text, line.getUnitPriceMinor());
            add(text, line.getUnitCostMinor());
            hash += of(text);
        }
        return hash;
    }

    /** The fields of an order that go into sums; 0 if the order does not stand. */
    static long ofSummed(Order order) {
        if (!Standing.stands(order)) {
            return 0;
        }
        StringBuilder text = new StringBuilder(160);
        add(text, order.getKind());
        add(text, order.getUserId());
        add(text, order.getPlacedAt().toEpochMilli());
        add(text, order.getCurrency());
        add(text, order.getShippingCountry());
        for (OrderLine line : order.getLines()) {
            add(text, line.getProductId());
            add(text, line.getCategoryId());
            add(text, line.getQuantity());
            add(text, line.getUnitPriceMinor());
        }
        long hash = of(text);
        return hash == 0 ? 1 : hash;
    }

    private static void add(StringBuilder text, @Nullable Object field) {
        if (field == null) {
            text.append(NULL);
        } else {
            text.append(field);
        }
        text.append(END);
    }

    /** One row, its fields as text, each followed by {@link #END}. */
    public static long of(CharSequence row) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < row.length(); index++) {
            hash = (hash ^ row.charAt(index)) * PRIME;
        }
        // Fingerprints are summed: without this mixing, equal ends of rows would cancel out.
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }
}
