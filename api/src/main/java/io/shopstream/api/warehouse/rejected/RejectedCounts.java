package io.shopstream.api.warehouse.rejected;

import io.shopstream.api.answer.pipeline.PipelineStatus.Rejected;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts rejected records by consumer group and reason. Scans all of them: cache the result. */
public final class RejectedCounts {
    private static final String SQL = """
            select consumer_group, reason, count(*) as records from ops.rejected_records
            group by 1, 2 order by 1, 2""";

    private RejectedCounts() {}

    public static Rejected count(JdbcClient snapshot) {
        List<Rejected.Reason> reasons =
                snapshot.sql(SQL).query(Rejected.Reason.class).list();
        return new Rejected(reasons.stream().mapToLong(Rejected.Reason::records).sum(), reasons);
    }
}
