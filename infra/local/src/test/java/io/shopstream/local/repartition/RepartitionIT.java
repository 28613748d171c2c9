package io.shopstream.local.repartition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.up.ShopSettings;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepartitionIT {
    @TempDir
    private Path directory;

    private final OldShop shop = new OldShop();
    private final Topics from = shop.from();
    private final Topics to = shop.to();
    private final Repartition repartition = new Repartition(KafkaConnection.of(shop.brokers()));

    @AfterEach
    void close() {
        repartition.close();
        shop.close();
    }

    @Test
    void shouldCopyCommittedRecordsByKeyAndInOrderAlsoAfterPartitionsWereAdded() throws Exception {
        String orders = from.orders().name();
        shop.sendRound(orders, null);
        shop.sendRound(orders, null);
        shop.admin()
                .createPartitions(Map.of(orders, NewPartitions.increaseTo(5)))
                .all()
                .get();
        // A producer that still has the old metadata, and one that knows the new partitions.
        shop.sendRound(orders, 2);
        shop.sendRound(orders, 5);
        shop.sendAborted(orders);
        shop.sendRound(orders, 5);
        long records = shop.sent();
        shop.leaveTransactionOpen(from.events().name());

        Map<String, Long> copied = repartition.run(from, to, (fraction, offsets) -> {});

        assertThat(copied)
                .containsEntry(to.orders().name(), records)
                .containsEntry(to.events().name(), 1L)
                .containsEntry(to.users().name(), 0L);
        shop.assertCopied();
        assertThat(repartition.bytes(to)).isPositive();

        // An interrupted run is repeated from its beginning.
        repartition.discard(to.prefix());
        assertThat(repartition.isUsed(to.prefix())).isFalse();
        assertThat(repartition.isUsed(from.prefix())).isTrue();
        assertThat(repartition.run(from, to, (fraction, offsets) -> {})).isEqualTo(copied);
        shop.assertCopied();
    }

    @Test
    void shouldRefuseTopicsThatHaveRecordsAlready() {
        shop.sendRound(from.events().name(), null);
        repartition.run(from, to, (fraction, offsets) -> {});

        assertThatThrownBy(() -> repartition.run(from, to, (fraction, offsets) -> {}))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(to.events().name());
    }

    @Test
    void shouldRefuseACopyInWhichALaterRecordIsMissing() {
        shop.sendRound(from.events().name(), null);
        boolean[] added = new boolean[1];

        assertThatThrownBy(() -> repartition.run(from, to, (fraction, offsets) -> {
                    if (offsets > OldShop.KEYS && !added[0]) {
                        added[0] = true;
                        shop.sendRound(from.orders().name(), null);
                    }
                }))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(
                        "another program has written to " + from.orders().name());
    }

    @Test
    void shouldStartOverAfterARunThatWasKilledInTheMiddle() {
        ShopSettings next = new ShopSettings(to.prefix(), to.partitions(), "warehouse_new");
        Unfinished.mark(directory, next);
        shop.copyAndKill(repartition);

        Unfinished.cleanUp(directory, repartition);
        assertThat(repartition.isUsed(to.prefix())).isFalse();
        assertThat(directory).isEmptyDirectory();
        repartition.run(from, to, (fraction, offsets) -> {});
        shop.assertCopied();

        // Killed after the switch: the shop uses the copies.
        Unfinished.mark(directory, next);
        next.write(directory);
        Unfinished.cleanUp(directory, repartition);
        shop.assertCopied();
        assertThat(repartition.isUsed(from.prefix())).isTrue();
    }
}
