package io.shopstream.k8s.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of KEDA's API (keda.sh/v1alpha1, 2.14 to 2.17) that this project uses, written here because KEDA has no model
 * for Java. Whoever uses more of it adds it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface KedaObject {
    /** Scales a workload by triggers. */
    record ScaledObject(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) ObjectMeta metadata,
            @JsonProperty(required = true) Spec spec)
            implements KedaObject {}

    /** Where triggers find their login. */
    record TriggerAuthentication(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) ObjectMeta metadata,
            @JsonProperty(required = true) AuthenticationSpec spec)
            implements KedaObject {}

    /** @param pollingInterval seconds */
    record Spec(
            @JsonProperty(required = true) Target scaleTargetRef,
            @JsonProperty(required = true) Integer minReplicaCount,
            @JsonProperty(required = true) Integer maxReplicaCount,
            @JsonProperty(required = true) Integer pollingInterval,
            @JsonProperty(required = true) Advanced advanced,
            @JsonProperty(required = true) List<Trigger> triggers) {
        public Spec {
            require(minReplicaCount >= 1 && minReplicaCount <= maxReplicaCount, "minReplicaCount to maxReplicaCount");
            require(pollingInterval > 0, "pollingInterval");
            require(!triggers.isEmpty(), "triggers");
        }
    }

    record Target(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name) {}

    record Advanced(@JsonProperty(required = true) AutoscalerConfig horizontalPodAutoscalerConfig) {}

    record AutoscalerConfig(@JsonProperty(required = true) HorizontalPodAutoscalerBehavior behavior) {}

    /** @param metadata whose values KEDA wants as text */
    record Trigger(
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) Map<String, Object> metadata,
            @JsonProperty(required = true) Reference authenticationRef) {
        private static final Set<String> OF_KAFKA = Set.of(
                "bootstrapServers",
                "consumerGroup",
                "topic",
                "lagThreshold",
                "activationLagThreshold",
                "offsetResetPolicy",
                "allowIdleConsumers",
                "scaleToZeroOnInvalidOffset",
                "excludePersistentLag",
                "limitToPartitionsWithLag",
                "version",
                "partitionLimitation",
                "sasl",
                "tls");

        public Trigger {
            require(type.equals("kafka"), "type kafka");
            require(OF_KAFKA.containsAll(metadata.keySet()), "keys of " + OF_KAFKA + ", not " + metadata.keySet());
            require(metadata.values().stream().allMatch(String.class::isInstance), "text in metadata");
            require(
                    metadata.keySet().containsAll(Set.of("bootstrapServers", "consumerGroup", "lagThreshold")),
                    "where the lag is");
            require(String.valueOf(metadata.get("lagThreshold")).matches("[1-9]\\d*"), "a number as lagThreshold");
            require(
                    Set.of("latest", "earliest").contains(metadata.getOrDefault("offsetResetPolicy", "latest")),
                    "offsetResetPolicy latest or earliest");
            require(
                    Set.of("none", "plaintext", "scram_sha256", "scram_sha512", "oauthbearer", "gssapi")
                            .contains(metadata.getOrDefault("sasl", "none")),
                    "a mechanism as sasl");
            require(
                    Set.of("enable", "disable").contains(metadata.getOrDefault("tls", "disable")),
                    "tls enable or disable");
        }
    }

    record Reference(@JsonProperty(required = true) String name) {}

    record AuthenticationSpec(@JsonProperty(required = true) List<SecretKey> secretTargetRef) {}

    record SecretKey(
            @JsonProperty(required = true) String parameter,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String key) {
        public SecretKey {
            require(
                    Set.of("username", "password", "sasl", "tls", "ca", "cert", "key")
                            .contains(parameter),
                    "a parameter of the trigger kafka, not " + parameter);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("KEDA wants " + what);
        }
    }
}
