package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.ColumnDefinition;
import io.shopstream.local.metabase.files.DashboardDefinition;
import io.shopstream.local.metabase.files.DashboardDefinition.CardTile;
import io.shopstream.local.metabase.files.DashboardDefinition.Place;
import io.shopstream.local.metabase.files.DashboardDefinition.TextTile;
import io.shopstream.local.metabase.files.Definitions;
import io.shopstream.local.metabase.files.FilterDefinition;
import io.shopstream.local.metabase.files.LinkDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is sent to Metabase for a dashboard, except its description. */
final class DashboardBody {
    private static final int UNKNOWN = -1;

    private final Definitions definitions;
    private final Map<String, Integer> cardIds;

    /** @param cardIds by key; those of cards that are only planned are missing */
    DashboardBody(Definitions definitions, Map<String, Integer> cardIds) {
        this.definitions = definitions;
        this.cardIds = cardIds;
    }

    /** @param id its own, for links to itself */
    Map<String, Object> of(DashboardDefinition dashboard, int id) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", dashboard.title());
        body.put("parameters", dashboard.filters().stream().map(this::parameter).toList());
        body.put("dashcards", tiles(dashboard, id));
        body.put("tabs", List.of());
        body.put("width", "full");
        body.put("auto_apply_filters", true);
        return body;
    }

    private Map<String, Object> parameter(FilterDefinition filter) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("id", EntityId.ofFilter(filter.name()));
        parameter.put("name", filter.title());
        parameter.put("slug", filter.name());
        parameter.put("type", filter.type());
        parameter.put("sectionId", filter.type().startsWith("date/") ? "date" : "string");
        String initial = filter.initial();
        if (initial != null) {
            // Metabase keeps texts as a list of the chosen ones.
            parameter.put("default", filter.type().startsWith("string/") ? List.of(initial) : initial);
        }
        if (filter.isValue()) {
            parameter.put("required", true);
        }
        String values = filter.values();
        if (values != null) {
            String column = definitions.card(values).columns().firstEntry().getKey();
            parameter.put("values_query_type", "list");
            parameter.put("values_source_type", "card");
            parameter.put(
                    "values_source_config",
                    Map.of(
                            "card_id",
                            cardId(values),
                            "value_field",
                            List.of("field", column, Map.of("base-type", "type/Text"))));
        }
        return parameter;
    }

    private List<Map<String, Object>> tiles(DashboardDefinition dashboard, int id) {
        List<Map<String, Object>> tiles = new ArrayList<>();
        for (DashboardDefinition.Tile tile : dashboard.tiles()) {
            Map<String, Object> body = new LinkedHashMap<>();
            // A negative id is a new tile.
            body.put("id", -1 - tiles.size());
            place(tile.place(), body);
            body.put("series", List.of());
            switch (tile) {
                case CardTile card -> {
                    CardDefinition definition = definitions.card(card.card());
                    body.put("card_id", cardId(card.card()));
                    body.put("parameter_mappings", mappings(definition));
                    body.put("visualization_settings", settings(definition));
                }
                case TextTile text -> {
                    body.put("card_id", null);
                    body.put(
                            "parameter_mappings",
                            text.filters().stream()
                                    .map(filter -> Map.of(
                                            "parameter_id",
                                            EntityId.ofFilter(filter),
                                            "target",
                                            List.of("text-tag", filter)))
                                    .toList());
                    body.put(
                            "visualization_settings",
                            Map.of("virtual_card", Map.of("display", "text"), "text", markdown(text.text(), id)));
                }
            }
            tiles.add(body);
        }
        return tiles;
    }

    private static void place(Place place, Map<String, Object> body) {
        body.put("row", place.row());
        body.put("col", place.column());
        body.put("size_x", place.width());
        body.put("size_y", place.height());
    }

    private String markdown(String text, int id) {
        String markdown = text.replace("${self}", "/dashboard/" + id);
        for (LinkDefinition link : definitions.links().values()) {
            markdown = markdown.replace("${link:" + link.name() + "}", link.url());
        }
        return markdown;
    }

    private List<Map<String, Object>> mappings(CardDefinition card) {
        return card.filters().values().stream()
                .map(filter -> Map.<String, Object>of(
                        "parameter_id",
                        EntityId.ofFilter(filter.name()),
                        "card_id",
                        cardId(card.key()),
                        "target",
                        List.of(
                                card.fields().containsKey(filter.name()) ? "dimension" : "variable",
                                List.of("template-tag", filter.name()))))
                .toList();
    }

    // What a click does belongs to the tile, and so does the text of its tooltip: without it the card's is shown, mark
    // included.
    private Map<String, Object> settings(CardDefinition card) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("card.description", card.description());
        String link = card.chart().link();
        if (link != null) {
            settings.put("click_behavior", click(link));
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Map.Entry<String, ColumnDefinition> column : card.columns().entrySet()) {
            String columnLink = column.getValue().link();
            if (columnLink != null) {
                columns.put(
                        VisualizationSettings.columnKey(column.getKey()), Map.of("click_behavior", click(columnLink)));
            }
        }
        if (!columns.isEmpty()) {
            settings.put("column_settings", columns);
        }
        return settings;
    }

    private Map<String, Object> click(String name) {
        LinkDefinition link = definitions.link(name);
        return Map.of("type", "link", "linkType", "url", "linkTemplate", link.url());
    }

    private int cardId(String key) {
        return Objects.requireNonNullElse(cardIds.get(key), UNKNOWN);
    }
}
