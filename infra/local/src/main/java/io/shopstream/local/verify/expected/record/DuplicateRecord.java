package io.shopstream.local.verify.expected.record;

/** A record of the orders topic that repeats a version of an order which an earlier record brought. */
public record DuplicateRecord(String orderId, long version, Position position) {
    /** For the report; control characters of the id are dots. */
    @Override
    public String toString() {
        return "order " + orderId.replaceAll("\\p{Cntrl}", ".") + " version " + version + ": " + position;
    }
}
