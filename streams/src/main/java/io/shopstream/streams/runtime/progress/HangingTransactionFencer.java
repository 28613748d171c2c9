package io.shopstream.streams.runtime.progress;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fences hanging transactions of killed instances. The new owner of their partitions cannot start before these
 * transactions end, which would otherwise take the transaction timeout of one minute, after the few seconds in which
 * the group detects the failure.
 *
 * <p>This is safe: it fences only transactions of processes that are no longer group members, and the group no longer
 * accepts their offsets, so they could not commit anyway.
 */
final class HangingTransactionFencer {
    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactionFencer.class);
    // Many commit intervals: running transactions rarely last this long.
    private static final Duration MIN_DURATION = Duration.ofSeconds(2);

    private final LazyAdmin broker;
    private final String applicationId;
    private final Pattern ownId;

    HangingTransactionFencer(LazyAdmin broker, String applicationId) {
        this.broker = broker;
        this.applicationId = applicationId;
        // Application id, process id and thread number: the format that Kafka Streams generates.
        this.ownId = Pattern.compile(
                "(" + Pattern.quote(applicationId) + "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-)\\d+");
    }

    /** Fences once; does nothing if the broker does not answer, since the next call follows soon. */
    void end() {
        try {
            Admin admin = broker.get();
            // Transactions first, members second: a process joins the group before it begins a transaction.
            List<String> open = open(admin);
            if (open.isEmpty()) {
                return;
            }
            Set<String> members = members(admin);
            List<String> former = ofFormerMembers(open, members);
            if (!former.isEmpty()) {
                LazyAdmin.await(admin.fenceProducers(former).all());
                LOG.info("fenced {} hanging transactions of instances that left the group", former.size());
            }
        } catch (KafkaException e) {
            LOG.debug("open transactions cannot be listed now", e);
        }
    }

    List<String> ofFormerMembers(List<String> transactionalIds, Set<String> memberClientIds) {
        return transactionalIds.stream()
                .filter(id -> {
                    Matcher own = ownId.matcher(id);
                    return own.matches()
                            && memberClientIds.stream().noneMatch(member -> member.startsWith(own.group(1)));
                })
                .toList();
    }

    private static List<String> open(Admin admin) {
        return LazyAdmin.await(admin.listTransactions(new ListTransactionsOptions()
                                .filterStates(Set.of(TransactionState.ONGOING))
                                .filterOnDuration(MIN_DURATION.toMillis()))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    private Set<String> members(Admin admin) {
        return LazyAdmin.await(
                        admin.describeConsumerGroups(List.of(applicationId)).all())
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .map(member -> member.clientId())
                .collect(Collectors.toSet());
    }
}
