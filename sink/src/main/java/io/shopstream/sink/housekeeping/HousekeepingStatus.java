package io.shopstream.sink.housekeeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the housekeeping after its last run.
 *
 * @param monthsMadeUntil the last month with partitions made ahead, such as {@code 2027-02}; null before the first run
 * @param problem why the last attempt failed; null if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HousekeepingStatus(
        @Nullable String monthsMadeUntil, @Nullable String problem, List<Table> retention) {

    public HousekeepingStatus {
        retention = List.copyOf(retention);
    }

    /**
     * @param data which tables, see {@link RetainedData}
     * @param keep such as {@code 24mo}, or {@code for ever}
     * @param lastRun null if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Table(String data, String keep, @Nullable RetentionRun lastRun) {}
}
