package io.shopstream.api.reports.archive;

/** Takes new reports of the archive somewhere else. */
@FunctionalInterface
public interface ReportDelivery {
    /**
     * Takes what it has not taken yet, which the archive or the destination tells: so nothing is left out by a kill.
     *
     * @throws RuntimeException if that is not possible now; it is called again
     */
    void deliver();
}
