package io.shopstream.schemas.validation;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.CatalogueRules;
import io.shopstream.schemas.rules.EventRules;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a raw record and checks it against the rules of its topic. The verdict depends on the record alone (key,
 * value and timestamp), so every service and every replay comes to the same one. Texts are decoded strictly: a key that
 * is not valid UTF-8 equals no id, and a value with such a text is rejected.
 *
 * @param <V> what the topic holds
 */
public final class RecordValidator<V> {
    private final Deserializer<V> deserializer;
    private final String topic;
    private final Function<V, @Nullable String> id;
    private final Rules<V> rules;

    private RecordValidator(
            Deserializer<V> deserializer, String topic, Function<V, @Nullable String> id, Rules<V> rules) {
        this.deserializer = deserializer;
        this.topic = topic;
        this.id = id;
        this.rules = rules;
    }

    /** Checks by {@link OrderRules}. */
    public static RecordValidator<Order> orders(Deserializer<Order> deserializer, String topic) {
        return new RecordValidator<>(deserializer, topic, Order::getOrderId, OrderRules::check);
    }

    /** Checks by {@link EventRules}. */
    public static RecordValidator<ShopEvent> events(Deserializer<ShopEvent> deserializer, String topic) {
        return new RecordValidator<>(deserializer, topic, ShopEvent::getUserId, EventRules::check);
    }

    /** Checks by {@link CatalogueRules}; a tombstone is a matter of {@link CatalogueRules#tombstone}. */
    public static RecordValidator<User> users(Deserializer<User> deserializer, String topic) {
        return new RecordValidator<>(
                deserializer, topic, User::getUserId, (key, user, at) -> CatalogueRules.check(key, user));
    }

    /** As {@link #users}. */
    public static RecordValidator<Category> categories(Deserializer<Category> deserializer, String topic) {
        return new RecordValidator<>(
                deserializer,
                topic,
                Category::getCategoryId,
                (key, category, at) -> CatalogueRules.check(key, category));
    }

    /** As {@link #users}. */
    public static RecordValidator<Product> products(Deserializer<Product> deserializer, String topic) {
        return new RecordValidator<>(
                deserializer, topic, Product::getProductId, (key, product, at) -> CatalogueRules.check(key, product));
    }

    /** As {@link #users}. */
    public static RecordValidator<Campaign> campaigns(Deserializer<Campaign> deserializer, String topic) {
        return new RecordValidator<>(
                deserializer,
                topic,
                Campaign::getCampaignId,
                (key, campaign, at) -> CatalogueRules.check(key, campaign));
    }

    /** Checks values alone, whatever the key. */
    public static <V> RecordValidator<V> values(
            Deserializer<V> deserializer, String topic, Function<V, List<Violation>> rules) {
        return new RecordValidator<>(deserializer, topic, value -> null, (key, value, at) -> rules.apply(value));
    }

    /**
     * @param receivedAt the record's timestamp, UTC
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException while the schema of the value is unavailable
     */
    public Verdict<V> validate(byte @Nullable [] rawKey, byte @Nullable [] rawValue, Instant receivedAt) {
        if (rawValue == null) {
            return new Invalid<>(RejectionReason.VALUE_MISSING, "the record has no value");
        }
        V value;
        try {
            value = read(rawValue);
        } catch (UndecodableRecordException e) {
            String message = e.getMessage();
            return new Invalid<>(e.reason(), message == null ? "" : message);
        }
        String key = StrictUtf8.decode(rawKey, id.apply(value));
        List<Violation> violations = rules.check(key, value, receivedAt);
        if (violations.isEmpty()) {
            return new Valid<>(value);
        }
        Violation first = violations.getFirst();
        boolean malformedKey = first.reason() == RejectionReason.KEY_MISMATCH && rawKey != null && key == null;
        return new Invalid<>(
                first.reason(), malformedKey ? first.detail() + ": the key is not valid UTF-8" : first.detail());
    }

    /**
     * Decodes a value that was valid before.
     *
     * @throws UndecodableRecordException if it was not
     */
    public V read(byte[] rawValue) {
        return deserializer.deserialize(topic, rawValue);
    }

    /** @param <V> what was decoded */
    public sealed interface Verdict<V> {}

    /** Keeps every rule. */
    public record Valid<V>(V value) implements Verdict<V> {}

    /**
     * Breaks a rule, or does not decode.
     *
     * @param reason of the first violation
     * @param detail in words, for people
     */
    public record Invalid<V>(RejectionReason reason, String detail) implements Verdict<V> {}

    @FunctionalInterface
    private interface Rules<V> {
        List<Violation> check(@Nullable String key, V value, Instant receivedAt);
    }
}
