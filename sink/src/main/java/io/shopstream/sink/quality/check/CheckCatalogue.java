package io.shopstream.sink.quality.check;

import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All checks, in the order in which they run. */
public final class CheckCatalogue {
    private final List<QualityCheck> checks;

    /** @param topics the catalogue with the prefix of the topic names in the ledger */
    public CheckCatalogue(Topics topics) {
        LogNames names = new LogNames(topics);
        this.checks = Stream.of(
                        InputChecks.all(names),
                        RowChecks.all(),
                        MartChecks.all(),
                        LedgerChecks.all(names),
                        SchemaChecks.all(),
                        Profiles.all(),
                        OutlierChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    public List<QualityCheck> all() {
        return checks;
    }

    public List<QualityCheck> of(Set<CheckStage> stages) {
        return checks.stream().filter(check -> stages.contains(check.stage())).toList();
    }
}
