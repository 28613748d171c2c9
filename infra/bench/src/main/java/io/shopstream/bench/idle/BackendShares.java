package io.shopstream.bench.idle;

import io.shopstream.bench.idle.sample.Sample;
import io.shopstream.bench.shop.ProcessTree;
import io.shopstream.bench.shop.ShopPart;
import io.shopstream.bench.shop.TreeProcess;
import java.util.HashMap;
import java.util.Map;

/** Computes the CPU seconds of PostgreSQL by the purpose of its processes. */
final class BackendShares {
    private static final String ENDED = "ended backends";
    private static final String POSTMASTER = "postmaster";

    private BackendShares() {}

    static Map<String, Double> between(Sample before, Sample after) {
        Map<String, Double> seconds = new HashMap<>();
        ProcessTree earlier = before.processTree();
        for (TreeProcess treeProcess : after.processTree().members().values()) {
            if (treeProcess.part() == ShopPart.POSTGRES) {
                TreeProcess known = earlier.members().get(treeProcess.pid());
                double taken = known == null ? treeProcess.seconds() : treeProcess.seconds() - known.seconds();
                seconds.merge(title(treeProcess.pid(), before, after), taken, Double::sum);
                seconds.merge(ENDED, after.processTree().endedSince(earlier, treeProcess), Double::sum);
            }
        }
        return seconds;
    }

    private static String title(long pid, Sample before, Sample after) {
        String title = after.postgres().backends().get(pid);
        // Only the postmaster is missing in pg_stat_activity.
        return title != null ? title : before.postgres().backends().getOrDefault(pid, POSTMASTER);
    }
}
