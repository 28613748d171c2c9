package io.shopstream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {
    private final List<DeadLetter> tested = new ArrayList<>();
    private boolean superseded;
    private final ReplayRules rules = rules(false);

    private ReplayRules rules(boolean again) {
        return new ReplayRules(
                Topics.standard(),
                deadLetter -> {
                    tested.add(deadLetter);
                    return superseded;
                },
                again);
    }

    @Test
    void shouldSendRecordsOfSources() {
        assertThat(rules.decide(order())).isEqualTo(ReplayDecision.SEND);
        assertThat(rules.decide(user())).isEqualTo(ReplayDecision.SEND);
    }

    @Test
    void shouldRefuseUnknownTopicsAndGroups() {
        assertThat(rules.decide(TestDeadLetters.deadLetter("shop-import", "online-retail.csv", 12)))
                .isEqualTo(ReplayDecision.NO_SUCH_TOPIC);
        assertThat(rules.decide(TestDeadLetters.deadLetter("nobody", "shop.orders.v1", 12)))
                .isEqualTo(ReplayDecision.NO_SUCH_TOPIC);
    }

    @Test
    void shouldRefuseTopicsThatShopstreamWrites() {
        assertThat(rules.decide(TestDeadLetters.deadLetter("shop-sink-marts", "shop.alerts.v1", 1)))
                .isEqualTo(ReplayDecision.NOT_OF_A_SOURCE);
        assertThat(rules.decide(TestDeadLetters.deadLetter("shop-sink-facts", "shop-streams.dlq.v1", 1)))
                .isEqualTo(ReplayDecision.NOT_OF_A_SOURCE);
    }

    @Test
    void shouldRefuseTruncatedRecordsAndTombstones() {
        DeadLetter cut = order();
        cut.setDetail("bad; only the first 15728640 of the value's 15800000 bytes are kept");
        DeadLetter deletion = user();
        deletion.setRawValue(null);

        DeadLetter truncated = order();
        truncated.setRawValueSize(15_800_000);

        DeadLetter erased = user();
        erased.setRawValue(null);
        erased.setErasedAt(TestDeadLetters.REJECTED);

        assertThat(rules.decide(cut)).isEqualTo(ReplayDecision.CUT);
        assertThat(rules.decide(erased)).isEqualTo(ReplayDecision.ERASED);
        assertThat(rules.decide(truncated)).isEqualTo(ReplayDecision.CUT);
        assertThat(rules.decide(deletion)).isEqualTo(ReplayDecision.DELETION);
    }

    @Test
    void shouldSendATombstoneWithTheHeadersThatHoldItsVersion() {
        DeadLetter tombstone = user();
        tombstone.setRawValue(null);
        tombstone.setHeaders(List.of(new DeadLetterHeader("lsn", TestDeadLetters.bytes("1"))));
        DeadLetter withoutKey = DeadLetter.newBuilder(tombstone).setRawKey(null).build();
        DeadLetter order = order();
        order.setRawValue(null);
        order.setHeaders(List.of());

        assertThat(rules.decide(tombstone)).isEqualTo(ReplayDecision.SEND);
        assertThat(rules.decide(withoutKey)).isEqualTo(ReplayDecision.DELETION);
        assertThat(rules.decide(order))
                .as("a tombstone in a topic that is not compacted")
                .isEqualTo(ReplayDecision.DELETION);
    }

    @Test
    void shouldSkipReplayedRecordsUnlessAskedForAgain() {
        DeadLetter replayed = order();
        replayed.setReplayedAt(TestDeadLetters.REJECTED);

        assertThat(rules.decide(replayed)).isEqualTo(ReplayDecision.ALREADY_REPLAYED);
        assertThat(ReplayDecision.ALREADY_REPLAYED.isRefusal()).isFalse();
        assertThat(rules(true).decide(replayed)).isEqualTo(ReplayDecision.SEND);
    }

    @Test
    void shouldRefuseSupersededRecordsOfCompactedTopics() {
        superseded = true;

        assertThat(rules.decide(user())).isEqualTo(ReplayDecision.SUPERSEDED);
        assertThat(rules.decide(order())).isEqualTo(ReplayDecision.SEND);
        assertThat(tested).containsExactly(user());
    }

    private static DeadLetter order() {
        return TestDeadLetters.deadLetter("shop-streams", "shop.orders.v1", 417);
    }

    private static DeadLetter user() {
        return TestDeadLetters.deadLetter("shop-sink-facts", "shop.users.v1", 3);
    }
}
