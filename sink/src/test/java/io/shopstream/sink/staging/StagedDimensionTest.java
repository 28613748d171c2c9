package io.shopstream.sink.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.User;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.table.DimensionRow;
import io.shopstream.sink.table.DimensionTables;
import io.shopstream.sink.table.MergeSql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedDimensionTest {
    private static final User V5 = Samples.user("u", 5, "five");
    private static final User V6 = Samples.user("u", 6, "six");

    private final StagedDimension<User> stage = new StagedDimension<>(DimensionTables.USERS, MergeSql.RUNNING);

    @Test
    void shouldPreferAnUpsertToAReference() throws SQLException {
        stage.reference("u");
        stage.upsert("u", V5, 5);
        stage.reference("u");

        assertThat(only()).isEqualTo(new DimensionRow<>("u", V5, 5, 5, false, false));
    }

    @Test
    void shouldKeepTheHighestVersion() throws SQLException {
        stage.upsert("u", V6, 6);
        stage.upsert("u", V5, 5);

        assertThat(only()).isEqualTo(new DimensionRow<>("u", V6, 6, 6, false, false));
    }

    @Test
    void shouldDeleteWhatATombstoneFollows() throws SQLException {
        stage.upsert("u", V5, 5);
        stage.delete("u");

        assertThat(only()).isEqualTo(new DimensionRow<>("u", V5, 5, 5, true, true));
    }

    @Test
    void shouldUndeleteByANewerVersionAndKeepTheTombstone() throws SQLException {
        stage.upsert("u", V5, 5);
        stage.delete("u");
        stage.upsert("u", V5, 5);
        assertThat(only().deleted()).isTrue();

        stage.upsert("u", V6, 6);
        assertThat(only()).isEqualTo(new DimensionRow<>("u", V6, 6, 6, false, true));
    }

    @Test
    void shouldDeleteOnlyVersionsBelowACapturedTombstone() throws SQLException {
        stage.upsert("u", V6, 6);
        stage.deleteWithVersion("u", 6);
        stage.deleteWithVersion("u", 5);
        assertThat(only()).isEqualTo(new DimensionRow<>("u", V6, 6, 6, false, false));

        stage.deleteWithVersion("u", 7);
        assertThat(only()).isEqualTo(new DimensionRow<>("u", V6, 6, 7, true, false));
    }

    @Test
    void shouldNotBeUndeletedByVersionsUpToACapturedTombstone() throws SQLException {
        stage.deleteWithVersion("u", 6);
        stage.upsert("u", V5, 5);
        stage.upsert("u", V6, 6);

        assertThat(only()).isEqualTo(new DimensionRow<>("u", null, 0, 6, true, false));
    }

    @Test
    void shouldIgnoreARedeliveredTombstoneAndUpsert() throws SQLException {
        User v30 = Samples.user("u", 30, "thirty");
        for (int delivery = 0; delivery < 2; delivery++) {
            stage.upsert("u", Samples.user("u", 10, "ten"), 10);
            stage.deleteWithVersion("u", 20);
            stage.upsert("u", v30, 30);
        }

        assertThat(only()).isEqualTo(new DimensionRow<>("u", v30, 30, 30, false, false));
    }

    @Test
    void shouldRunOnlyTheStepsThatAreNeeded() throws SQLException {
        RecordingSession session = new RecordingSession();
        stage.reference("a");
        stage.reference(null);

        stage.write(session, new RowCounts());

        assertThat(session.statements).hasSize(2);
        assertThat(session.statements.getLast()).endsWith("order by user_id on conflict do nothing");
    }

    @Test
    void shouldNotWriteReferencesToKnownRows() throws SQLException {
        RecordingSession session = new RecordingSession();
        session.known.addAll(List.of("a", "b"));
        stage.reference("a");
        stage.write(session, new RowCounts());
        assertThat(session.statements).isEmpty();

        stage.upsert("b", Samples.user("b", 5, "five"), 5);
        stage.reference("c");
        stage.write(session, new RowCounts());

        assertThat(session.statements.getFirst()).isEqualTo("copy stage_users 2");
        assertThat(session.wrote).containsExactlyInAnyOrder("users b", "users c");
    }

    private DimensionRow<?> only() throws SQLException {
        RecordingSession session = new RecordingSession();
        stage.write(session, new RowCounts());
        assertThat(session.copied).hasSize(1);
        return (DimensionRow<?>) session.copied.getFirst();
    }
}
