package io.shopstream.sink.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureClassifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08001", "40001", "40P01", "53100", "53200", "53300", "57014", "57P01", "57P03", "55P03",
                "25P03", "25P04"
            })
    void shouldClassifyOutagesAsTransient(String sqlState) {
        assertThat(FailureClassifier.classify(new SQLException("gone", sqlState)))
                .isInstanceOf(Failure.Transient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "22021", "23502", "23505", "23514", "54000"})
    void shouldClassifyDataErrorsAsPoisonWithoutQuotingRows(String sqlState) {
        assertThat(FailureClassifier.classify(new SQLException("Key (email)=(ada@example.com)", sqlState)))
                .isInstanceOfSatisfying(Failure.Poison.class, poison -> assertThat(poison.message())
                        .isEqualTo("SQLSTATE " + sqlState));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "28P01", "3D000", "55006", "25006", "XX000", "0A000"})
    void shouldClassifyAllOthersAsFatal(String sqlState) {
        assertThat(FailureClassifier.classify(new SQLException("no", sqlState))).isInstanceOf(Failure.Fatal.class);
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
        assertThat(FailureClassifier.classify(new TopicAuthorizationException("no")))
                .isInstanceOf(Failure.Fatal.class);
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
