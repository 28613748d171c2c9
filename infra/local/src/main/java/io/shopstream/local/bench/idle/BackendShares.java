package io.shopstream.local.bench.idle;

import io.shopstream.local.bench.shop.Family;
import io.shopstream.local.bench.shop.Member;
import io.shopstream.local.bench.shop.ShopPart;
import java.util.HashMap;
import java.util.Map;

/** CPU of PostgreSQL by what its processes are there for, in seconds. */
final class BackendShares {
    private static final String ENDED = "ended backends";
    private static final String POSTMASTER = "postmaster";

    private BackendShares() {}

    static Map<String, Double> between(Sample before, Sample after) {
        Map<String, Double> seconds = new HashMap<>();
        Family earlier = before.family();
        for (Member member : after.family().members().values()) {
            if (member.part() == ShopPart.POSTGRES) {
                Member known = earlier.members().get(member.pid());
                double taken = known == null ? member.seconds() : member.seconds() - known.seconds();
                seconds.merge(title(member.pid(), before, after), taken, Double::sum);
                seconds.merge(ENDED, after.family().endedSince(earlier, member), Double::sum);
            }
        }
        return seconds;
    }

    private static String title(long pid, Sample before, Sample after) {
        String title = after.postgres().backends().get(pid);
        // Only the one that starts all others is in no view.
        return title != null ? title : before.postgres().backends().getOrDefault(pid, POSTMASTER);
    }
}
