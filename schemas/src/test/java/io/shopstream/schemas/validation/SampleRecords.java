package io.shopstream.schemas.validation;

import io.shopstream.schemas.Samples;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Deserializer;

/** A valid record of each input topic, with every text set. */
final class SampleRecords {
    private static final Topics TOPICS = Topics.standard();

    private SampleRecords() {}

    /**
     * @param key name of the field that is also the record's key
     * @param ids names of the other fields that are ids
     */
    record Sample<V>(
            Topic<V> topic,
            V value,
            String key,
            Set<String> ids,
            BiFunction<Deserializer<V>, String, RecordValidator<V>> validator) {
        RecordValidator<V> validator(SchemaRegistry registry) {
            return validator.apply(new AvroSerdes(registry).deserializer(topic), topic.name());
        }

        @Override
        public String toString() {
            return topic.name();
        }
    }

    static List<Sample<?>> all() {
        return List.of(order(), event(), user(), category(), product(), campaign());
    }

    private static Sample<Order> order() {
        Order order = Samples.sale()
                .setShippingCity("Bonn")
                .setCampaignId("k-1")
                .setSessionId("s-1")
                .build();
        return new Sample<>(
                TOPICS.orders(),
                order,
                "order_id",
                Set.of("user_id", "campaign_id", "session_id", "product_id", "category_id"),
                RecordValidator::orders);
    }

    private static Sample<ShopEvent> event() {
        ShopEvent event = ShopEvent.newBuilder()
                .setEventId("e-1")
                .setSessionId("s-1")
                .setUserId("u-1")
                .setType(EventType.PURCHASE)
                .setProductId("p-1")
                .setOrderId("o-1")
                .setOccurredAt(Samples.PLACED)
                .setDevice("mobile")
                .setCampaignId("k-1")
                .build();
        return new Sample<>(
                TOPICS.events(),
                event,
                "user_id",
                Set.of("event_id", "session_id", "product_id", "order_id", "campaign_id"),
                RecordValidator::events);
    }

    private static Sample<User> user() {
        User user = User.newBuilder()
                .setUserId("u-1")
                .setVersion(1)
                .setName("Ada")
                .setEmail("ada@example.com")
                .setCountry("Norway")
                .setCity("Oslo")
                .setCustomerType("new")
                .build();
        return new Sample<>(TOPICS.users(), user, "user_id", Set.of(), RecordValidator::users);
    }

    private static Sample<Category> category() {
        Category category = Category.newBuilder()
                .setCategoryId("c-1")
                .setVersion(1)
                .setName("Cups")
                .setDepartment("Kitchen")
                .build();
        return new Sample<>(TOPICS.categories(), category, "category_id", Set.of(), RecordValidator::categories);
    }

    private static Sample<Product> product() {
        Product product = Product.newBuilder()
                .setProductId("p-1")
                .setVersion(1)
                .setName("Cup")
                .setCategoryId("c-1")
                .setCurrency("USD")
                .build();
        return new Sample<>(TOPICS.products(), product, "product_id", Set.of("category_id"), RecordValidator::products);
    }

    private static Sample<Campaign> campaign() {
        Campaign campaign = Campaign.newBuilder()
                .setCampaignId("k-1")
                .setVersion(1)
                .setName("Spring")
                .setChannel("email")
                .setStartsOn(LocalDate.of(2026, 3, 1))
                .setEndsOn(LocalDate.of(2026, 3, 31))
                .setCurrency("USD")
                .setBudgetMinor(1)
                .build();
        return new Sample<>(TOPICS.campaigns(), campaign, "campaign_id", Set.of(), RecordValidator::campaigns);
    }
}
