package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.repartition.OldShop;
import io.shopstream.local.repartition.Repartition;
import io.shopstream.schemas.kafka.KafkaConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code repartition --kafka}: a shop that runs elsewhere, with its services stopped. */
class RepartitionElsewhereIT {
    private final OldShop shop = new OldShop();
    private final Repartition repartition = new Repartition(KafkaConnection.of(shop.brokers()));

    @AfterEach
    void close() {
        repartition.close();
        shop.close();
    }

    private Cli copy(String fromPrefix) {
        return Cli.elsewhere(
                "repartition",
                "--partitions=" + shop.to().partitions(),
                "--kafka=" + shop.brokers(),
                "--from-prefix=" + fromPrefix,
                "--prefix=" + shop.to().prefix());
    }

    @Test
    void shouldCopyAndPrintTheSettings() {
        shop.sendRound(shop.from().orders().name(), null);

        Cli copied = copy(shop.from().prefix());

        assertThat(copied.exitCode()).as(copied.output()).isZero();
        assertThat(copied.output())
                .contains("SHOPSTREAM_TOPIC_PREFIX=" + shop.to().prefix())
                .contains("SHOPSTREAM_PARTITIONS=3")
                .contains("SHOPSTREAM_WAREHOUSE_URL=the address of a new, empty database");
        shop.assertCopied();

        Cli again = copy(shop.from().prefix());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("--prefix " + shop.to().prefix() + " is taken");
        shop.assertCopied();
    }

    @Test
    void shouldStartOverAfterARunThatWasKilledInTheMiddle() {
        repartition.markUnfinished(shop.to().prefix());
        shop.copyAndKill(repartition);

        Cli copied = copy(shop.from().prefix());

        assertThat(copied.exitCode()).as(copied.output()).isZero();
        shop.assertCopied();
        repartition.discardMarked(shop.to().prefix());
        shop.assertCopied();
    }

    @Test
    void shouldNotDiscardCopiesBesideWhichAServiceHasMadeTopics() {
        shop.sendRound(shop.from().orders().name(), null);
        repartition.run(shop.from(), shop.to(), (fraction, offsets) -> {});
        repartition.markUnfinished(shop.to().prefix());
        repartition.markUnfinished(shop.to().prefix() + "another.");

        Cli refused = copy(shop.from().prefix());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("is taken");
        shop.assertCopied();
    }

    @Test
    void shouldCreateNothingIfThereIsNothingToCopy() {
        Cli refused = copy("nothing.");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("Kafka has no topic nothing.shop.orders.v1");
        assertThat(repartition.isUsed(shop.to().prefix())).isFalse();
    }
}
