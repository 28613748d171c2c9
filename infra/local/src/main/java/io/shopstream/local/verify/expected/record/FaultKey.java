package io.shopstream.local.verify.expected.record;

/**
 * A kind of fault in one run of the producer.
 *
 * @param run id of the producer's process
 */
public record FaultKey(String fault, String run) {
    @Override
    public String toString() {
        return fault + " of run " + run;
    }
}
