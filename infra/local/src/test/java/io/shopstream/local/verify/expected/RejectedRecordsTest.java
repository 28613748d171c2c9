package io.shopstream.local.verify.expected;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.expected.record.Position;
import io.shopstream.local.verify.expected.record.RejectedRow;
import io.shopstream.local.verify.scratch.ScratchFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRecordsTest {
    private static final Position FIRST = new Position(0, 1);
    private static final Position SECOND = new Position(1, 2);

    @TempDir
    Path directory;

    @Test
    void shouldRequireALetterForEachRejectedRecordAndNoOther() {
        assertThat(differences()).containsOnlyKeys(FIRST.toString());
        assertThat(differences(deadLetter(FIRST, "id-missing", false))).isEmpty();
        assertThat(differences(deadLetter(FIRST, "id-missing", true))).isEmpty();
        assertThat(differences(deadLetter(FIRST, "no-lines", true))).containsOnlyKeys(FIRST.toString());
        assertThat(differences(deadLetter(FIRST, "id-missing", false), deadLetter(SECOND, "placed-in-future", false)))
                .containsOnlyKeys(SECOND.toString());
    }

    @Test
    void shouldExpectNothingOfAReplayedLetterWhoseRecordTodaysRulesAccept() {
        assertThat(differences(deadLetter(FIRST, "id-missing", false), deadLetter(SECOND, "placed-in-future", true)))
                .isEmpty();
    }

    private SortedMap<String, String> differences(RejectedRow... letters) {
        try (ScratchFiles scratchFiles = new ScratchFiles(directory)) {
            RejectedRecords rejected = new RejectedRecords(scratchFiles);
            rejected.add(FIRST, "id-missing");
            rejected.mark();
            rejected.check().begin();
            List.of(letters).forEach(rejected::saw);
            rejected.check().compare(1);
            return rejected.check().differencesSince(1);
        }
    }

    private static RejectedRow deadLetter(Position position, String reason, boolean replayed) {
        return new RejectedRow(position, reason, replayed);
    }
}
