package io.shopstream.api.warehouse;

import io.shopstream.api.answer.PipelineStatus.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Counts rejected records by consumer group and reason. Scans all of them: cache the result. */
public final class RejectedCounts {
    private static final String SQL = """
            select consumer_group, reason, count(*) as records from ops.rejected_records
            group by 1, 2 order by 1, 2""";

    private RejectedCounts() {}

    public static Rejected count(Connection snapshot) throws SQLException {
        List<Rejected.Reason> reasons = Sql.list(
                snapshot,
                SQL,
                row -> new Rejected.Reason(
                        row.getString("consumer_group"), row.getString("reason"), row.getLong("records")));
        return new Rejected(reasons.stream().mapToLong(Rejected.Reason::records).sum(), reasons);
    }
}
