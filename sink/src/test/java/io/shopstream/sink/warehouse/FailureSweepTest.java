package io.shopstream.sink.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Every class of SQLSTATE in PostgreSQL's appendix A, and every error that a broker can answer. */
class FailureSweepTest {
    @ParameterizedTest
    @CsvSource({
        // A state stands for its class unless the class has others in this table.
        "00000, Fatal",
        "01000, Fatal",
        "02000, Fatal",
        "03000, Fatal",
        "08000, Transient",
        "08001, Transient",
        "08003, Transient",
        "08004, Transient",
        "08006, Transient",
        "08007, Transient",
        "08P01, Transient",
        "09000, Fatal",
        "0A000, Fatal",
        "0B000, Fatal",
        "0F000, Fatal",
        "0L000, Fatal",
        "0P000, Fatal",
        "0Z000, Fatal",
        "10608, Fatal",
        "20000, Fatal",
        "21000, Fatal",
        "22000, Poison",
        "22001, Poison",
        "22003, Poison",
        "22007, Poison",
        "22021, Poison",
        "22P02, Poison",
        "22P05, Poison",
        "23000, Poison",
        "23502, Poison",
        "23503, Poison",
        "23505, Poison",
        "23514, Poison",
        "23P01, Poison",
        "24000, Fatal",
        "25000, Fatal",
        "25001, Fatal",
        "25006, Transient",
        "25P01, Fatal",
        "25P02, Fatal",
        "25P03, Transient",
        "25P04, Transient",
        // A pooler in front of the database has given the session to somebody else.
        "26000, Transient",
        "27000, Fatal",
        "28000, Transient",
        "28P01, Transient",
        "2B000, Fatal",
        "2BP01, Fatal",
        "2D000, Fatal",
        "2F000, Fatal",
        "34000, Fatal",
        "38000, Fatal",
        "39000, Fatal",
        "3B000, Fatal",
        "3D000, Transient",
        "3F000, Fatal",
        "40000, Transient",
        "40001, Transient",
        "40002, Transient",
        "40003, Transient",
        "40P01, Transient",
        "42000, Fatal",
        "42501, Transient",
        "42601, Fatal",
        "42703, Fatal",
        "42804, Fatal",
        "42883, Fatal",
        "42P01, Fatal",
        "42P10, Fatal",
        "44000, Fatal",
        "53000, Transient",
        "53100, Transient",
        "53200, Transient",
        "53300, Transient",
        "53400, Transient",
        // Without a table it is the server that is out of transaction ids.
        "54000, Transient",
        "54001, Fatal",
        "54011, Fatal",
        "54023, Fatal",
        "55000, Transient",
        "55006, Transient",
        "55P02, Transient",
        "55P03, Transient",
        "55P04, Transient",
        "57000, Transient",
        "57014, Transient",
        "57P01, Transient",
        "57P02, Transient",
        "57P03, Transient",
        "57P04, Transient",
        "57P05, Transient",
        "58000, Transient",
        "58030, Transient",
        "58P01, Transient",
        "58P02, Transient",
        "58P03, Transient",
        "72000, Transient",
        "F0000, Transient",
        "F0001, Transient",
        "HV000, Fatal",
        "P0000, Fatal",
        "P0001, Fatal",
        "XX000, Fatal",
        "XX001, Fatal",
        "XX002, Fatal"
    })
    void shouldJudgeEverySqlState(String state, String verdict) {
        Failure failure = FailureClassifier.classify(new SQLException("said so", state));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(verdict);
        assertThat(failure.message()).startsWith("SQLSTATE " + state);
    }

    /** The driver has states of its own: those about the connection pass. */
    @ParameterizedTest
    @EnumSource(
            value = PSQLState.class,
            names = {
                "CONNECTION_UNABLE_TO_CONNECT",
                "CONNECTION_DOES_NOT_EXIST",
                "CONNECTION_REJECTED",
                "CONNECTION_FAILURE",
                "CONNECTION_FAILURE_DURING_TRANSACTION",
                "PROTOCOL_VIOLATION",
                "COMMUNICATION_ERROR"
            })
    void shouldWaitForWhatTheDriverSaysOfTheConnection(PSQLState state) {
        assertThat(FailureClassifier.classify(new PSQLException("gone", state))).isInstanceOf(Failure.Transient.class);
    }

    @Test
    void shouldPrepareAStatementAgainWhoseColumnsHaveAnotherType() {
        String changed = "SERROR\0C0A000\0Mcached plan must not change result type\0RRevalidateCachedQuery\0";
        String missing = "SERROR\0C0A000\0Mcannot do this\0Rtransform\0";

        assertThat(FailureClassifier.classify(new PSQLException(new ServerErrorMessage(changed))))
                .isInstanceOf(Failure.Transient.class);
        assertThat(FailureClassifier.classify(new PSQLException(new ServerErrorMessage(missing))))
                .isInstanceOf(Failure.Fatal.class);
    }

    /** The loaders stop for these alone; the verdicts behind this list are in {@code KafkaVerdictTest}. */
    @Test
    void shouldStopForNoErrorOfABrokerThatAnOperatorCanUndo() {
        assertThat(Stream.of(Errors.values())
                        .filter(error -> error != Errors.NONE)
                        .map(Errors::exception)
                        .filter(error -> FailureClassifier.classify(error) instanceof Failure.Fatal)
                        .map(error -> error.getClass().getSimpleName().replaceFirst("Exception$", "")))
                .doesNotContain(
                        "TopicAuthorization",
                        "GroupAuthorization",
                        "ClusterAuthorization",
                        "SaslAuthentication",
                        "NotEnoughReplicas",
                        "KafkaStorage",
                        "PolicyViolation",
                        "ThrottlingQuotaExceeded",
                        "UnknownTopicOrPartition",
                        "ProducerFenced",
                        "RecordTooLarge",
                        "UnknownServer")
                .contains("InvalidTopic", "UnsupportedVersion", "InvalidConfiguration", "InvalidRequest");
    }

    @ParameterizedTest
    @EnumSource(value = Errors.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldNameEveryErrorOfABroker(Errors error) {
        ApiException failure = error.exception("shop.users.v1 is not yours");

        assertThat(FailureClassifier.classify(failure).message())
                .isEqualTo(failure.getClass().getSimpleName() + ": shop.users.v1 is not yours");
    }

    @Test
    void shouldLookThroughWrappersOfKafka() {
        assertThat(FailureClassifier.classify(
                        new KafkaException("the topic x accepts no dead letter", Errors.MESSAGE_TOO_LARGE.exception())))
                .isEqualTo(new Failure.Transient("the topic x accepts no dead letter"));
        assertThat(FailureClassifier.classify(new KafkaException("no cause"))).isEqualTo(new Failure.Fatal("no cause"));
        assertThat(FailureClassifier.classify(new SerializationException("no"))).isInstanceOf(Failure.Fatal.class);
        assertThat(FailureClassifier.classify(new InterruptException("end"))).isInstanceOf(Failure.Fatal.class);
        Thread.interrupted();
    }
}
