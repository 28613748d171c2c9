package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/** Every exception that Kafka's clients know, against the verdict that is expected of it. */
class KafkaVerdictTest {
    /** Names as in the library, without "org.apache.kafka.", "common.errors." and the ending "Exception". */
    private static final Map<KafkaVerdict, String> EXPECTED = Map.of(
            KafkaVerdict.WAIT, """
                    AuthorizerNotReady BrokerIdNotRegistered BrokerNotAvailable ConcurrentTransactions ControllerMoved
                    CoordinatorLoadInProgress CoordinatorNotAvailable CorruptRecord Disconnect ElectionNotNeeded
                    EligibleLeadersNotAvailable FencedLeaderEpoch FetchSessionIdNotFound FetchSessionTopicId
                    InconsistentTopicId InvalidFetchSessionEpoch InvalidShareSessionEpoch KafkaStorage
                    LeaderNotAvailable ListenerNotFound Network NotController NotCoordinator NotEnoughReplicas
                    NotEnoughReplicasAfterAppend NotLeaderOrFollower OffsetNotAvailable PreferredLeaderNotAvailable
                    ReplicaNotAvailable ShareSessionLimitReached ShareSessionNotFound ThrottlingQuotaExceeded Timeout
                    UnknownLeaderEpoch UnknownTopicId UnknownTopicOrPartition UnstableOffsetCommit
                    clients.StaleMetadata clients.consumer.RetriableCommitFailed
                    clients.consumer.internals.AbstractCoordinator$UnjoinedGroup
                    clients.consumer.internals.NoAvailableBrokers clients.producer.BufferExhausted

                    IllegalSaslState SaslAuthentication SslAuthentication UnsupportedSaslMechanism Authentication
                    common.network.DelayedResponseAuthentication DelegationTokenDisabled DelegationTokenExpired
                    DelegationTokenNotFound DelegationTokenOwnerMismatch
                    common.security.oauthbearer.JwtRetriever common.security.oauthbearer.JwtValidator
                    Authorization ClusterAuthorization DelegationTokenAuthorization GroupAuthorization
                    TopicAuthorization TransactionalIdAuthorization

                    GroupMaxSizeReached InconsistentGroupProtocol InvalidReplicationFactor LogDirNotFound
                    NewLeaderElected OffsetMovedToTieredStorage PolicyViolation PrincipalDeserialization
                    ReassignmentInProgress RebalanceInProgress RebootstrapRequired StaleBrokerEpoch
                    UnknownControllerId UnknownServer common.network.InvalidReceive
                    """,
            KafkaVerdict.NEW_CLIENT, """
                    DuplicateSequence FencedInstanceId FencedMemberEpoch IllegalGeneration InvalidPidMapping
                    InvalidProducerEpoch InvalidTxnState MemberIdRequired OutOfOrderSequence ProducerFenced
                    StaleMemberEpoch TransactionAbortable TransactionAborted TransactionCoordinatorFenced
                    UnknownMemberId UnknownProducerId UnreleasedInstanceId clients.consumer.CommitFailed
                    """,
            KafkaVerdict.RECORD, """
                    InvalidTimestamp RecordBatchTooLarge RecordDeserialization RecordTooLarge common.InvalidRecord
                    """,
            KafkaVerdict.END, "Interrupt Wakeup",
            KafkaVerdict.STOP, """
                    Api DuplicateBrokerRegistration DuplicateResource DuplicateVoter FeatureUpdateFailed
                    FencedStateEpoch GroupIdNotFound GroupNotEmpty GroupSubscribedToTopic InconsistentClusterId
                    InconsistentVoterSet IneligibleReplica InvalidCommitOffsetSize InvalidConfiguration
                    InvalidFetchSize InvalidGroupId InvalidOffset InvalidPartitions InvalidPrincipalType
                    InvalidRecordState InvalidRegistration InvalidRegularExpression InvalidReplicaAssignment
                    InvalidRequest InvalidRequiredAcks InvalidSessionTimeout InvalidTopic InvalidTxnTimeout
                    InvalidUpdateVersion InvalidVoterKey MismatchedEndpointType NoReassignmentInProgress
                    OffsetMetadataTooLarge OffsetOutOfRange OperationNotAttempted PositionOutOfRange ResourceNotFound
                    SecurityDisabled Serialization SnapshotNotFound StreamsInvalidTopology
                    StreamsInvalidTopologyEpoch StreamsTopologyFenced TelemetryTooLarge TopicDeletionDisabled
                    TopicExists TransactionalIdNotFound UnacceptableCredential UnknownSubscriptionId
                    UnsupportedAssignor UnsupportedByAuthentication UnsupportedCompressionType
                    UnsupportedEndpointType UnsupportedForMessageFormat UnsupportedVersion VoterNotFound
                    clients.consumer.LogTruncation clients.consumer.NoOffsetForPartition
                    clients.consumer.OffsetOutOfRange clients.consumer.internals.ShareFetch
                    clients.consumer.internals.ShareInFlightBatch common.Kafka common.config.Config
                    common.metrics.QuotaViolation common.protocol.types.Schema
                    common.requests.FindCoordinatorRequest$NoBatchedFindCoordinators
                    common.requests.OffsetFetchRequest$NoBatchedOffsetFetchRequest
                    common.security.oauthbearer.internals.secured.Unretryable
                    common.security.oauthbearer.internals.unsecured.OAuthBearerConfig
                    common.security.oauthbearer.internals.unsecured.OAuthBearerIllegalToken
                    """);

    /** A new version of Kafka's client with a new exception fails here until somebody judges it. */
    @Test
    void shouldJudgeEveryExceptionOfKafka() throws Exception {
        Map<String, KafkaVerdict> expected = new TreeMap<>();
        EXPECTED.forEach((verdict, names) ->
                Arrays.stream(names.strip().split("\\s+")).forEach(name -> expected.put(name, verdict)));
        Map<String, KafkaVerdict> actual = new TreeMap<>();
        exceptions().forEach(type -> actual.put(name(type), KafkaVerdict.of(type)));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void shouldJudgeEveryErrorThatABrokerCanAnswer() {
        for (Errors error : Errors.values()) {
            if (error != Errors.NONE) {
                assertThat(KafkaVerdict.of(error.exception("said so")))
                        .as(error.name())
                        .hasValue(KafkaVerdict.of(error.exception().getClass()));
            }
        }
    }

    @Test
    void shouldLookThroughWhatWraps() {
        Throwable wrapped = new ExecutionException(
                new KafkaException("cannot send", new TopicAuthorizationException("not authorized")));
        assertThat(KafkaVerdict.of(wrapped)).hasValue(KafkaVerdict.WAIT);
        assertThat(KafkaVerdict.of(new KafkaException("broken", new ProducerFencedException("by another"))))
                .hasValue(KafkaVerdict.NEW_CLIENT);
        assertThat(KafkaVerdict.of(new RegistryUnavailableException("away"))).hasValue(KafkaVerdict.WAIT);
        assertThat(KafkaVerdict.of(new SerializationException("differs"))).hasValue(KafkaVerdict.STOP);
        assertThat(KafkaVerdict.of(new KafkaException("says nothing", new IOException("reset"))))
                .hasValue(KafkaVerdict.STOP);
        assertThat(KafkaVerdict.of(new IllegalStateException(new IOException("reset"))))
                .isEmpty();
    }

    private static Stream<Class<? extends KafkaException>> exceptions() throws IOException, URISyntaxException {
        Path library = Path.of(KafkaException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile jar = new JarFile(library.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("org/apache/kafka/")
                            && name.endsWith(".class")
                            && !name.contains("/shaded/"))
                    .filter(name -> name.endsWith("Exception.class") || name.contains("/common/errors/"))
                    .map(KafkaVerdictTest::load)
                    .filter(KafkaException.class::isAssignableFrom)
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .<Class<? extends KafkaException>>map(type -> type.asSubclass(KafkaException.class))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String entry) {
        try {
            return Class.forName(
                    entry.substring(0, entry.length() - ".class".length()).replace('/', '.'),
                    false,
                    KafkaException.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Class<?> type) {
        return type.getName()
                .replace("org.apache.kafka.", "")
                .replace("common.errors.", "")
                .replaceFirst("Exception$", "");
    }
}
