package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.FilterDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent to Metabase for a card, except its description. */
final class CardBody {
    private CardBody() {}

    static Map<String, Object> of(CardDefinition card, FieldIds ids, int collection) {
        Map<String, Object> tags = new LinkedHashMap<>();
        card.filters().values().forEach(filter -> tags.put(filter.name(), tag(card, filter, ids)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", card.title());
        body.put("type", "question");
        body.put("display", card.chart().kind().display());
        body.put(
                "dataset_query",
                Map.of(
                        "type",
                        "native",
                        "database",
                        ids.database(),
                        "native",
                        Map.of("query", card.sql(), "template-tags", tags)));
        body.put("visualization_settings", VisualizationSettings.of(card));
        body.put("collection_id", collection);
        return body;
    }

    private static Map<String, Object> tag(CardDefinition card, FilterDefinition filter, FieldIds ids) {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("id", EntityId.ofTag(card.key(), filter.name()));
        tag.put("name", filter.name());
        tag.put("display-name", filter.title());
        String field = card.fields().get(filter.name());
        if (field == null) {
            tag.put("type", "text");
            tag.put("required", true);
            tag.put("default", filter.initial());
        } else {
            tag.put("type", "dimension");
            tag.put("dimension", Arrays.asList("field", ids.of(field), null));
            tag.put("widget-type", filter.type());
        }
        return tag;
    }
}
