package io.shopstream.schemas.topic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.ControllerMovedException;
import org.apache.kafka.common.errors.DelegationTokenDisabledException;
import org.apache.kafka.common.errors.DelegationTokenExpiredException;
import org.apache.kafka.common.errors.DelegationTokenNotFoundException;
import org.apache.kafka.common.errors.DelegationTokenOwnerMismatchException;
import org.apache.kafka.common.errors.DuplicateSequenceException;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.LogDirNotFoundException;
import org.apache.kafka.common.errors.MemberIdRequiredException;
import org.apache.kafka.common.errors.NewLeaderElectedException;
import org.apache.kafka.common.errors.OffsetMovedToTieredStorageException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.PrincipalDeserializationException;
import org.apache.kafka.common.errors.ReassignmentInProgressException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RebootstrapRequiredException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleBrokerEpochException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.common.errors.UnknownControllerIdException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.network.InvalidReceiveException;
import org.apache.kafka.common.security.oauthbearer.JwtRetrieverException;
import org.apache.kafka.common.security.oauthbearer.JwtValidatorException;

/**
 * What to do about a failure of a Kafka client: the one judgement of every service. Each exception of Kafka has one
 * verdict; a subclass has that of its superclass.
 */
public enum KafkaVerdict {
    /** An outage, or what an operator can undo from outside: rights, credentials, quota, policy, disk. Try again. */
    WAIT,

    /** This client was fenced, or its transaction or membership is lost: nothing is wrong with the next one. */
    NEW_CLIENT,

    /** Kafka refuses this one record, and would refuse it again. */
    RECORD,

    /** No failure: the thread is asked to end. */
    END,

    /** A fault of the program, or a setting that does not fit the cluster: trying again does not help. */
    STOP;

    private static final String UNRESOLVED = "No resolvable bootstrap urls";
    private static final Map<KafkaVerdict, List<Class<? extends KafkaException>>> BY_CLASS = new EnumMap<>(Map.of(
            END,
            List.of(InterruptException.class, WakeupException.class),
            RECORD,
            List.of(
                    RecordTooLargeException.class,
                    RecordBatchTooLargeException.class,
                    InvalidRecordException.class,
                    InvalidTimestampException.class,
                    RecordDeserializationException.class),
            NEW_CLIENT,
            List.of(
                    ApplicationRecoverableException.class,
                    CommitFailedException.class,
                    DuplicateSequenceException.class,
                    FencedMemberEpochException.class,
                    InvalidTxnStateException.class,
                    MemberIdRequiredException.class,
                    OutOfOrderSequenceException.class,
                    StaleMemberEpochException.class,
                    TransactionAbortableException.class,
                    TransactionAbortedException.class,
                    TransactionCoordinatorFencedException.class,
                    UnreleasedInstanceIdException.class),
            WAIT,
            List.of(
                    RetriableException.class,
                    AuthenticationException.class,
                    AuthorizationException.class,
                    BrokerIdNotRegisteredException.class,
                    BrokerNotAvailableException.class,
                    ControllerMovedException.class,
                    DelegationTokenDisabledException.class,
                    DelegationTokenExpiredException.class,
                    DelegationTokenNotFoundException.class,
                    DelegationTokenOwnerMismatchException.class,
                    // The limit of the broker, or a member of another version, which an operator removes.
                    GroupMaxSizeReachedException.class,
                    InconsistentGroupProtocolException.class,
                    // Fewer brokers are up than a new topic needs.
                    InvalidReplicationFactorException.class,
                    // What answers is no broker, such as a proxy in front of one.
                    InvalidReceiveException.class,
                    JwtRetrieverException.class,
                    JwtValidatorException.class,
                    LogDirNotFoundException.class,
                    NewLeaderElectedException.class,
                    OffsetMovedToTieredStorageException.class,
                    PolicyViolationException.class,
                    PrincipalDeserializationException.class,
                    ReassignmentInProgressException.class,
                    RebalanceInProgressException.class,
                    RebootstrapRequiredException.class,
                    StaleBrokerEpochException.class,
                    UnknownControllerIdException.class,
                    // A failure inside of the broker, whose log has the cause.
                    UnknownServerException.class)));

    /**
     * The verdict on the first exception in the chain of causes that says anything; empty if none is of Kafka. A bare
     * {@link KafkaException} or {@link ApiException} says nothing unless it is the last one: clients wrap with them.
     */
    public static Optional<KafkaVerdict> of(Throwable failure) {
        boolean kafka = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException known) {
                kafka = true;
                if (isUnresolved(known)) {
                    return Optional.of(WAIT);
                }
                if (!isWrapper(known)) {
                    return Optional.of(of(known.getClass()));
                }
            }
        }
        return kafka ? Optional.of(STOP) : Optional.empty();
    }

    // Frameworks derive their own wrappers from KafkaException; only Kafka's clients and ours say what went wrong.
    private static boolean isWrapper(KafkaException failure) {
        Class<?> type = failure.getClass();
        return type == KafkaException.class
                || type == ApiException.class
                || type.getName().startsWith("org.apache.kafka.streams.")
                || type.getName().startsWith("org.apache.kafka.connect.");
    }

    // The name of the broker cannot be resolved, yet or for a while: the client cannot be made.
    private static boolean isUnresolved(KafkaException failure) {
        return failure instanceof ConfigException
                && String.valueOf(failure.getMessage()).startsWith(UNRESOLVED);
    }

    static KafkaVerdict of(Class<? extends KafkaException> failure) {
        return BY_CLASS.entrySet().stream()
                .filter(verdict -> verdict.getValue().stream().anyMatch(type -> type.isAssignableFrom(failure)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(STOP);
    }
}
