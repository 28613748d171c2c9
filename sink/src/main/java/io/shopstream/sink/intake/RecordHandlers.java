package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.rules.EventRules;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.sink.staging.DimensionRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps each topic of a loader to its record handler. */
public final class RecordHandlers {
    private RecordHandlers() {}

    /** The topics of {@code shop-sink-facts}, by name. */
    public static Map<String, RecordHandler> facts(Topics topics, AvroSerdes serdes) {
        Map<String, RecordHandler> handlers = new LinkedHashMap<>();
        handlers.put(
                topics.orders().name(),
                new OrderHandler(RecordValidator.orders(
                        serdes.deserializer(topics.orders()), topics.orders().name())));
        handlers.put(topics.events().name(), events(new TopicDecoder<>(topics.events(), serdes)));
        handlers.put(topics.users().name(), CatalogueHandlers.users(new TopicDecoder<>(topics.users(), serdes)));
        handlers.put(
                topics.categories().name(),
                CatalogueHandlers.categories(new TopicDecoder<>(topics.categories(), serdes)));
        handlers.put(
                topics.products().name(), CatalogueHandlers.products(new TopicDecoder<>(topics.products(), serdes)));
        handlers.put(
                topics.campaigns().name(), CatalogueHandlers.campaigns(new TopicDecoder<>(topics.campaigns(), serdes)));
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

    private static RecordHandler events(TopicDecoder<ShopEvent> reader) {
        return new ValueHandler<>(
                reader,
                (record, key, event) ->
                        new FieldChecks().rules(EventRules.check(key, event, Instant.ofEpochMilli(record.timestamp()))),
                (event, record, rows) -> {
                    rows.event(event);
                    DimensionRows dimensions = rows.dimensions();
                    dimensions.users().reference(event.getUserId());
                    dimensions.products().reference(event.getProductId());
                    dimensions.campaigns().reference(event.getCampaignId());
                },
                ValueHandler.Tombstones.REFUSED);
    }
}
