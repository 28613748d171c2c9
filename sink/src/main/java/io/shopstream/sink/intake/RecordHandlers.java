package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.sink.staging.DimensionRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;

/** Maps each topic of a loader to its record handler. */
public final class RecordHandlers {
    private RecordHandlers() {}

    /** The topics of {@code shop-sink-facts}, by name. */
    public static Map<String, RecordHandler> facts(Topics topics, AvroSerdes serdes) {
        Map<String, RecordHandler> handlers = new LinkedHashMap<>();
        put(handlers, topics.orders(), serdes, RecordValidator::orders, OrderHandler::new);
        put(handlers, topics.events(), serdes, RecordValidator::events, RecordHandlers::events);
        put(handlers, topics.users(), serdes, RecordValidator::users, CatalogueHandlers::users);
        put(handlers, topics.categories(), serdes, RecordValidator::categories, CatalogueHandlers::categories);
        put(handlers, topics.products(), serdes, RecordValidator::products, CatalogueHandlers::products);
        put(handlers, topics.campaigns(), serdes, RecordValidator::campaigns, CatalogueHandlers::campaigns);
        String group = topics.consumerGroup(ConsumerGroups.SINK_FACTS);
        for (Topic<DeadLetter> deadLetters : topics.allDeadLetters()) {
            handlers.put(deadLetters.name(), new DeadLetterHandler(new TopicDecoder<>(deadLetters, serdes), group));
        }
        return handlers;
    }

    /** The topics of {@code shop-sink-marts}, by name. */
    public static Map<String, RecordHandler> marts(Topics topics, AvroSerdes serdes) {
        return MartHandlers.all(topics, serdes);
    }

    private static <V> void put(
            Map<String, RecordHandler> handlers,
            Topic<V> topic,
            AvroSerdes serdes,
            BiFunction<Deserializer<V>, String, RecordValidator<V>> validator,
            Function<RecordValidator<V>, RecordHandler> handler) {
        handlers.put(topic.name(), handler.apply(validator.apply(serdes.deserializer(topic), topic.name())));
    }

    private static RecordHandler events(RecordValidator<ShopEvent> validator) {
        return new ValueHandler<>(
                validator,
                (event, record, rows) -> {
                    rows.event(event);
                    DimensionRows dimensions = rows.dimensions();
                    dimensions.users().reference(event.getUserId());
                    dimensions.products().reference(event.getProductId());
                    dimensions.campaigns().reference(event.getCampaignId());
                },
                ValueHandler.Tombstones.REJECTED);
    }
}
