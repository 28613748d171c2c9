package io.shopstream.sink.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class FailureClassifierTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "22021", "23502", "23505", "23514"})
    void shouldClassifyDataErrorsAsPoisonWithoutQuotingRows(String sqlState) {
        assertThat(FailureClassifier.classify(new SQLException("Key (email)=(ada@example.com)", sqlState)))
                .isInstanceOfSatisfying(Failure.Poison.class, poison -> assertThat(poison.message())
                        .isEqualTo("SQLSTATE " + sqlState));
    }

    /** As the server sends it: both have the SQLSTATE 54000. */
    @Test
    void shouldTellARowThatIsTooLargeFromAServerWithoutTransactionIds() {
        assertThat(
                        FailureClassifier.classify(
                                fromServer(
                                        "SERROR\0C54000\0Mindex row size 2712 exceeds btree version 4 maximum 2704\0swarehouse\0tusers\0nusers_pkey\0")))
                .isEqualTo(new Failure.Poison("SQLSTATE 54000 table users constraint users_pkey"));
        assertThat(
                        FailureClassifier.classify(
                                fromServer(
                                        "SERROR\0C54000\0Mdatabase is not accepting commands that assign new transaction IDs\0HVacuum it.\0")))
                .isInstanceOfSatisfying(Failure.Transient.class, waiting -> assertThat(waiting.message())
                        .contains("not accepting commands", "Vacuum it."));
    }

    private static PSQLException fromServer(String message) {
        return new PSQLException(new ServerErrorMessage(message));
    }

    @Test
    void shouldLookIntoBatchesAndCauses() {
        SQLException batch = new BatchUpdateException("batch", "08006", new int[0], new IOException("reset"));

        assertThat(FailureClassifier.classify(new IllegalStateException(batch))).isInstanceOf(Failure.Transient.class);
    }

    @Test
    void shouldWaitForABrokenSocketWithoutSqlState() {
        assertThat(FailureClassifier.classify(new SQLException("read", new SocketTimeoutException())))
                .isInstanceOf(Failure.Transient.class);
        assertThat(FailureClassifier.classify(new SQLException("driver bug"))).isInstanceOf(Failure.Fatal.class);
    }

    @Test
    void shouldWaitForTheRegistryAndForKafka() {
        assertThat(FailureClassifier.classify(new RegistryUnavailableException("away")))
                .isInstanceOf(Failure.Transient.class);
        assertThat(FailureClassifier.classify(new org.apache.kafka.common.errors.TimeoutException("slow")))
                .isInstanceOf(Failure.Transient.class);
    }

    @Test
    void shouldReportOnlyTheFirstLineOfAMessage() {
        assertThat(FailureClassifier.classify(new IllegalStateException("first\nsecond")))
                .isEqualTo(new Failure.Fatal("IllegalStateException: first"));
    }

    @Test
    void shouldClassifyABugAsFatal() {
        assertThat(FailureClassifier.classify(new IllegalStateException("bug")))
                .isEqualTo(new Failure.Fatal("IllegalStateException: bug"));
    }
}
