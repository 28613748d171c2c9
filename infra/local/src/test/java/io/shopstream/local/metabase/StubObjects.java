package io.shopstream.local.metabase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards, dashboards and collections of the stub: refuses what would not work, and gives back the newer form. */
final class StubObjects {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TAG = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final int TRASH = 1;
    private static final int GRID = 24;

    final Map<Integer, ObjectNode> cards = new TreeMap<>();
    final Map<Integer, ObjectNode> dashboards = new TreeMap<>();
    final Map<Integer, ObjectNode> collections = new TreeMap<>();
    private final Set<Integer> fields = new HashSet<>();
    private int nextId = 10;

    /** Fields that SQL may filter. */
    void know(int field) {
        fields.add(field);
    }

    int nextId() {
        return nextId++;
    }

    JsonNode createCollection(JsonNode body) {
        ObjectNode collection = ((ObjectNode) body).deepCopy();
        collection.put("id", nextId()).put("archived", false);
        collections.put(collection.path("id").asInt(), collection);
        return collection;
    }

    /** Archiving a collection archives what is in it, and so does taking it back. */
    JsonNode changeCollection(ObjectNode collection, JsonNode body) {
        collection.setAll((ObjectNode) body);
        for (Map<Integer, ObjectNode> objects : List.of(cards, dashboards)) {
            objects.values().stream()
                    .filter(each -> each.path("collection_id").equals(collection.path("id")))
                    .forEach(each -> each.set("archived", collection.path("archived")));
        }
        return collection;
    }

    /** What "Duplicate" makes of a card or dashboard: a new one with the same description. */
    ObjectNode duplicate(Map<Integer, ObjectNode> kind, ObjectNode original) {
        ObjectNode copy = original.deepCopy();
        copy.put("id", nextId()).put("name", original.path("name").asString() + " - Duplicate");
        copy.put("entity_id", "copy-%016d".formatted(copy.path("id").asInt()));
        kind.put(copy.path("id").asInt(), copy);
        return copy;
    }

    JsonNode createCard(JsonNode body) {
        String entity = body.path("entity_id").asString("");
        require(entity.isEmpty() || entity.matches("[A-Za-z0-9_-]{21}"), "entity_id");
        require(
                cards.values().stream()
                        .noneMatch(card -> card.path("entity_id").asString("").equals(entity)),
                "entity_id is taken");
        ObjectNode card = JSON.createObjectNode();
        card.put("id", nextId()).put("archived", false);
        cards.put(card.path("id").asInt(), card);
        return changeCard(card, body);
    }

    JsonNode changeCard(ObjectNode card, JsonNode body) {
        if (body.has("dataset_query")) {
            checkQuery(body.path("dataset_query"));
        }
        if (body.has("collection_id")) {
            require(collections.containsKey(body.path("collection_id").asInt()), "collection_id");
        }
        card.setAll((ObjectNode) body);
        return card;
    }

    private void checkQuery(JsonNode query) {
        JsonNode tags = query.path("native").path("template-tags");
        Set<String> used = TAG.matcher(query.path("native").path("query").asString())
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(2, text.length() - 2))
                .collect(Collectors.toSet());
        require(used.equals(new HashSet<>(tags.propertyNames())), "template-tags " + tags.propertyNames());
        for (JsonNode tag : tags) {
            if (tag.path("type").asString().equals("dimension")) {
                require(fields.contains(tag.path("dimension").path(1).asInt()), "dimension of an unknown field");
                require(tag.has("widget-type"), "widget-type");
            } else {
                require(tag.path("required").asBoolean() && tag.has("default"), "a value needs a default");
            }
        }
    }

    /** A card in the form of Metabase since 0.57, with ids that change with every answer. */
    JsonNode asRead(ObjectNode card) {
        ObjectNode read = card.deepCopy();
        JsonNode query = card.path("dataset_query");
        ObjectNode stage = JSON.createObjectNode()
                .put("lib/type", "mbql.stage/native")
                .put("lib/uuid", UUID.randomUUID().toString())
                .put("native", query.path("native").path("query").asString());
        ObjectNode tags = stage.putObject("template-tags");
        query.path("native").path("template-tags").properties().forEach(tag -> {
            ObjectNode copy = ((ObjectNode) tag.getValue()).deepCopy();
            if (copy.has("dimension")) {
                int field = copy.path("dimension").path(1).asInt();
                copy.putArray("dimension")
                        .add("field")
                        .add(JSON.createObjectNode())
                        .add(field);
            }
            tags.set(tag.getKey(), copy);
        });
        ObjectNode staged = read.putObject("dataset_query")
                .put("lib/type", "mbql/query")
                .put("database", query.path("database").asInt());
        staged.putArray("stages").add(stage);
        read.putNull("cache_ttl");
        return read;
    }

    /** A dashboard without the tiles of archived cards. */
    JsonNode dashboardAsRead(ObjectNode dashboard) {
        ObjectNode read = dashboard.deepCopy();
        ArrayNode tiles = read.putArray("dashcards");
        for (JsonNode tile : dashboard.path("dashcards")) {
            ObjectNode card = cards.get(tile.path("card_id").asInt(0));
            if (card == null || !card.path("archived").asBoolean()) {
                tiles.add(tile);
            }
        }
        return read;
    }

    JsonNode createDashboard(JsonNode body) {
        require(collections.containsKey(body.path("collection_id").asInt()), "collection_id");
        ObjectNode dashboard = ((ObjectNode) body).deepCopy();
        dashboard.put("id", nextId()).put("archived", false).putNull("public_uuid");
        dashboard.putArray("dashcards");
        dashboard.putArray("parameters");
        dashboards.put(dashboard.path("id").asInt(), dashboard);
        return dashboard;
    }

    JsonNode changeDashboard(ObjectNode dashboard, JsonNode body) {
        ObjectNode change = ((ObjectNode) body).deepCopy();
        if (change.has("dashcards")) {
            Set<String> parameters = new HashSet<>();
            change.path("parameters")
                    .forEach(each -> parameters.add(each.path("id").asString()));
            Set<List<Integer>> cells = new HashSet<>();
            List<JsonNode> tiles = new ArrayList<>();
            for (JsonNode tile : change.path("dashcards")) {
                checkTile(tile, parameters, cells);
                ObjectNode kept = ((ObjectNode) tile).deepCopy();
                kept.put(
                        "id",
                        tile.path("id").asInt() < 0 ? nextId() : tile.path("id").asInt());
                kept.put("dashboard_id", dashboard.path("id").asInt()).putNull("dashboard_tab_id");
                tiles.add(kept);
            }
            ArrayNode array = change.putArray("dashcards");
            tiles.forEach(array::add);
        }
        dashboard.setAll(change);
        return dashboard;
    }

    private void checkTile(JsonNode tile, Set<String> parameters, Set<List<Integer>> cells) {
        for (String key : List.of("id", "row", "col", "size_x", "size_y", "card_id", "parameter_mappings", "series")) {
            require(tile.has(key), "a dashcard needs " + key);
        }
        require(tile.path("col").asInt() + tile.path("size_x").asInt() <= GRID, "a dashcard beyond the grid");
        for (int row = 0; row < tile.path("size_y").asInt(); row++) {
            for (int column = 0; column < tile.path("size_x").asInt(); column++) {
                require(
                        cells.add(List.of(
                                tile.path("row").asInt() + row, tile.path("col").asInt() + column)),
                        "dashcards overlap");
            }
        }
        ObjectNode card = cards.get(tile.path("card_id").asInt(0));
        require(tile.path("card_id").isNull() || card != null, "card_id");
        for (JsonNode mapping : tile.path("parameter_mappings")) {
            require(parameters.contains(mapping.path("parameter_id").asString()), "parameter_id");
            String tag = mapping.path("target").path(1).path(1).asString("");
            require(
                    card == null
                            || card.path("dataset_query")
                                    .path("native")
                                    .path("template-tags")
                                    .has(tag),
                    "target of a tag that the card does not have");
        }
        if (card != null) {
            require(
                    tile.path("parameter_mappings").size()
                            == card.path("dataset_query")
                                    .path("native")
                                    .path("template-tags")
                                    .size(),
                    "a filter of the card is not mapped");
        }
    }

    /** Dashboards of a collection, or of the trash. */
    JsonNode items(int collection, boolean archived) {
        ObjectNode items = JSON.createObjectNode();
        ArrayNode data = items.putArray("data");
        dashboards.values().stream()
                .filter(each -> each.path("archived").asBoolean() == archived)
                .filter(each -> collection
                        == (archived ? TRASH : each.path("collection_id").asInt()))
                .forEach(each -> data.addObject()
                        .put("id", each.path("id").asInt())
                        .put("model", "dashboard")
                        .put("name", each.path("name").asString(""))
                        .put("description", each.path("description").asString("")));
        return items;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new StubRefusal(400, "{\"message\": \"" + problem + "\"}");
        }
    }
}
