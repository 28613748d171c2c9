package io.shopstream.local.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic that is added to the catalogue must be added to the list. What it must allow, only a broker can tell. */
class ListedAclsTest {
    private static final List<String> CATALOGUE =
            Topics.standard().all().stream().map(Topic::name).toList();

    @ParameterizedTest
    @ValueSource(strings = {"sink", "producer", "api", "operator"})
    void shouldKnowEveryTopicOfTheCatalogue(String principal) {
        assertThat(ListedAcls.rows())
                .filteredOn(row -> row.principal().equals(principal)
                        && row.resource().equals("topic")
                        && row.pattern().equals("literal"))
                .extracting(ListedAcls.Row::name)
                .containsAll(CATALOGUE);
    }

    @Test
    void shouldAllowNobodyAWholeCluster() {
        assertThat(ListedAcls.bindings("", "streams", "sink", "producer", "api", "verify", "operator"))
                .hasSizeGreaterThan(CATALOGUE.size())
                .noneMatch(acl -> acl.isUnknown() || acl.pattern().name().equals("*"))
                .extracting(acl -> acl.pattern().resourceType().name())
                .containsOnly("TOPIC", "GROUP", "TRANSACTIONAL_ID");
    }
}
