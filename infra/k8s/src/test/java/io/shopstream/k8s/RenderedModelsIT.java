package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopstream.k8s.model.StrictModels;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every overlay is what the type of its API reads, nothing more, and is written again as it was. */
@Tag("kubernetes")
class RenderedModelsIT {
    private static final String OVERLAYS = "io.shopstream.k8s.Kubectl#overlays";

    @BeforeAll
    static void needKubectl() {
        Kubectl.assumeRecent();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldSurviveItsType(String overlay) throws Exception {
        Rendered rendered = Kubectl.overlay(overlay);
        assertThat(rendered.objects()).hasSizeGreaterThan(50);
        for (JsonNode object : rendered.objects()) {
            assertThat(StrictModels.differences(object, StrictModels.throughItsType(object)))
                    .as("%s %s", Rendered.kind(object), Rendered.name(object))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldHaveEachObjectOnceInOneNamespace(String overlay) {
        Set<String> seen = new HashSet<>();
        for (JsonNode object : Kubectl.overlay(overlay).objects()) {
            String name = Rendered.kind(object) + " " + Rendered.name(object);
            assertThat(seen.add(name)).as(name).isTrue();
            // And no namespace itself: to delete an overlay would delete all volumes and secrets with it.
            assertThat(object.at("/metadata/namespace").asText()).as(name).isEqualTo("shopstream");
        }
    }

    @Test
    void shouldRefuseWhatATypeDoesNotKnow() {
        Rendered rendered = Kubectl.overlay("production");
        for (String kind : Set.of("StatefulSet", "Kafka", "KafkaUser", "NetworkPolicy", "ScaledObject")) {
            ObjectNode object = rendered.kind(kind).getFirst().deepCopy();
            ((ObjectNode) object.path("spec")).put("replicaz", 3);
            assertThatThrownBy(() -> StrictModels.throughItsType(object))
                    .as(kind)
                    .hasMessageContaining("replicaz");
        }
        assertThat(StrictModels.differences(
                        StrictModels.tree(Map.of("a", List.of(1, 2), "b", 3)),
                        StrictModels.tree(Map.of("a", List.of(1, 4)))))
                .containsExactly("/a/1: 2 became 4", "/b: 3 became ");
        ObjectNode container = rendered.only("StatefulSet", "sink").deepCopy();
        ((ObjectNode) container.at("/spec/template/spec/containers/0/readinessProbe/httpGet")).put("pfad", "/");
        assertThatThrownBy(() -> StrictModels.throughItsType(container)).hasMessageContaining("pfad");
    }
}
