package io.shopstream.streams.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
 * Ends the transactions that a killed instance left open. Whoever takes its partitions over cannot begin before they
 * have ended: else that would take the whole transaction timeout, a minute, after the few seconds in which the group
 * notices.
 *
 * <p>Safe, since only transactions of processes that are no members of the group are ended: what those have not
 * committed by then they never can, as their positions are no longer accepted.
 */
final class HangingTransactionFencer {
    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactionFencer.class);
    // Many commit intervals: of the living hardly any is looked at.
    private static final Duration SUSPICIOUS = Duration.ofSeconds(2);

    private final LazyAdmin broker;
    private final String applicationId;
    private final Pattern ownId;

    HangingTransactionFencer(LazyAdmin broker, String applicationId) {
        this.broker = broker;
        this.applicationId = applicationId;
        // Application id, process id and thread number, as Kafka Streams makes them.
        this.ownId = Pattern.compile(
                "(" + Pattern.quote(applicationId) + "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-)\\d+");
    }

    /** Does nothing if the broker does not answer; the next time is soon. */
    void end() {
        try {
            Admin admin = broker.get();
            // In this order: who has a transaction is a member before it begins.
            List<String> open = open(admin);
            if (open.isEmpty()) {
                return;
            }
            Set<String> members = members(admin);
            List<String> dead = ofTheDead(open, members);
            if (!dead.isEmpty()) {
                LazyAdmin.await(admin.fenceProducers(dead).all());
                LOG.info("ended {} transactions of an instance that is gone", dead.size());
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("open transactions cannot be looked at now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> ofTheDead(List<String> transactionalIds, Set<String> memberClientIds) {
        return transactionalIds.stream()
                .filter(id -> {
                    Matcher own = ownId.matcher(id);
                    return own.matches()
                            && memberClientIds.stream().noneMatch(member -> member.startsWith(own.group(1)));
                })
                .toList();
    }

    private static List<String> open(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        return LazyAdmin.await(admin.listTransactions(new ListTransactionsOptions()
                                .filterStates(Set.of(TransactionState.ONGOING))
                                .filterOnDuration(SUSPICIOUS.toMillis()))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    private Set<String> members(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        return LazyAdmin.await(
                        admin.describeConsumerGroups(List.of(applicationId)).all())
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .map(member -> member.clientId())
                .collect(Collectors.toSet());
    }
}
