package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.rules.EventRules;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.stage.DimensionRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which topics each loader reads, and how. */
public final class Intakes {
    private Intakes() {}

    /** The topics of {@code shop-sink-facts}, by name. */
    public static Map<String, Intake> facts(Topics topics, AvroSerdes serdes) {
        Map<String, Intake> intakes = new LinkedHashMap<>();
        intakes.put(topics.orders().name(), new OrderIntake(new TopicReader<>(topics.orders(), serdes)));
        intakes.put(topics.events().name(), events(new TopicReader<>(topics.events(), serdes)));
        intakes.put(topics.users().name(), CatalogueIntakes.users(new TopicReader<>(topics.users(), serdes)));
        intakes.put(
                topics.categories().name(),
                CatalogueIntakes.categories(new TopicReader<>(topics.categories(), serdes)));
        intakes.put(topics.products().name(), CatalogueIntakes.products(new TopicReader<>(topics.products(), serdes)));
        intakes.put(
                topics.campaigns().name(), CatalogueIntakes.campaigns(new TopicReader<>(topics.campaigns(), serdes)));
        String group = topics.consumerGroup(ConsumerGroups.SINK_FACTS);
        for (Topic<DeadLetter> letters : topics.allDeadLetters()) {
            intakes.put(letters.name(), new DeadLetterIntake(new TopicReader<>(letters, serdes), group));
        }
        return intakes;
    }

    /** The topics of {@code shop-sink-marts}, by name. */
    public static Map<String, Intake> marts(Topics topics, AvroSerdes serdes) {
        return MartIntakes.all(topics, serdes);
    }

    private static Intake events(TopicReader<ShopEvent> reader) {
        return new ValueIntake<>(
                reader,
                (record, key, event) ->
                        new Checks().rules(EventRules.check(key, event, Instant.ofEpochMilli(record.timestamp()))),
                (event, record, rows) -> {
                    rows.event(event);
                    DimensionRows dimensions = rows.dimensions();
                    dimensions.users().mention(event.getUserId());
                    dimensions.products().mention(event.getProductId());
                    dimensions.campaigns().mention(event.getCampaignId());
                },
                ValueIntake.Tombstones.REFUSED);
    }
}
