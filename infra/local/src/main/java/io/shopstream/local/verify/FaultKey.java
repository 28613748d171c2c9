package io.shopstream.local.verify;

/**
 * @param run the producer's process that made the fault
 */
record FaultKey(String fault, String run) {
    @Override
    public String toString() {
        return fault + " of run " + run;
    }
}
