package io.shopstream.local.metabase.provision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The hash of what people can change by hand in an object, read in either form that Metabase has for queries. */
final class Content {
    private static final List<String> OF_CARD =
            List.of("name", "display", "archived", "collection_id", "visualization_settings");
    private static final List<String> OF_DASHBOARD = List.of("name", "archived", "parameters", "width", "tabs");
    private static final List<String> OF_TILE = List.of(
            "card_id",
            "row",
            "col",
            "size_x",
            "size_y",
            "dashboard_tab_id",
            "parameter_mappings",
            "visualization_settings",
            "series");
    private static final List<String> OF_TAG =
            List.of("name", "display-name", "type", "required", "default", "widget-type");

    private Content() {}

    static String hash(Kind kind, JsonNode object) {
        Map<String, Object> content = new TreeMap<>();
        content.put("description", Mark.without(object.path("description").asString("")));
        switch (kind) {
            case CARD -> {
                copy(object, OF_CARD, content);
                content.put("query", query(object.path("dataset_query")));
            }
            case DASHBOARD -> {
                copy(object, OF_DASHBOARD, content);
                content.put("tiles", tiles(object.path("dashcards")));
            }
        }
        return Canonical.hash(content);
    }

    /**
     * Whether a dashboard differs from what was sent only by the tiles of some cards: Metabase gives it without those
     * of cards in the trash, and with them again later.
     *
     * @param sent what was sent for it; its places come back as they are, unlike its settings
     */
    static boolean lacksOnlyTilesOf(Set<Integer> cards, JsonNode dashboard, Map<String, Object> sent) {
        JsonNode wanted = Canonical.tree(sent);
        List<String> places = new ArrayList<>();
        wanted.path("dashcards").forEach(tile -> {
            if (!cards.contains(tile.path("card_id").asInt(0))) {
                places.add(place(tile));
            }
        });
        List<String> found = new ArrayList<>();
        dashboard.path("dashcards").forEach(tile -> found.add(place(tile)));
        places.sort(null);
        found.sort(null);
        return places.size() < wanted.path("dashcards").size()
                && found.equals(places)
                && dashboard.path("name").equals(wanted.path("name"));
    }

    private static String place(JsonNode tile) {
        return "%d at %d,%d of %d,%d"
                .formatted(
                        tile.path("card_id").asInt(0),
                        tile.path("row").asInt(0),
                        tile.path("col").asInt(0),
                        tile.path("size_x").asInt(0),
                        tile.path("size_y").asInt(0));
    }

    private static void copy(JsonNode from, List<String> names, Map<String, Object> to) {
        for (String name : names) {
            if (!from.path(name).isMissingNode()) {
                to.put(name, from.path(name));
            }
        }
    }

    private static List<Map<String, Object>> tiles(JsonNode dashcards) {
        List<JsonNode> sorted = new ArrayList<>();
        dashcards.forEach(sorted::add);
        sorted.sort(Comparator.<JsonNode>comparingInt(tile -> tile.path("row").asInt(0))
                .thenComparingInt(tile -> tile.path("col").asInt(0)));
        List<Map<String, Object>> tiles = new ArrayList<>();
        for (JsonNode tile : sorted) {
            Map<String, Object> copy = new TreeMap<>();
            copy(tile, OF_TILE, copy);
            tiles.add(copy);
        }
        return tiles;
    }

    private static Map<String, Object> query(JsonNode query) {
        boolean isStaged = query.has("stages");
        JsonNode stage = isStaged ? query.path("stages").path(0) : query.path("native");
        Map<String, Object> content = new TreeMap<>();
        content.put("database", query.path("database"));
        content.put("sql", stage.path(isStaged ? "native" : "query"));
        Map<String, Object> tags = new TreeMap<>();
        for (Map.Entry<String, JsonNode> tag : stage.path("template-tags").properties()) {
            Map<String, Object> copy = new TreeMap<>();
            copy(tag.getValue(), OF_TAG, copy);
            tag.getValue().path("dimension").forEach(part -> {
                if (part.isIntegralNumber()) {
                    copy.put("field", part);
                }
            });
            tags.put(tag.getKey(), copy);
        }
        content.put("tags", tags);
        return content;
    }
}
