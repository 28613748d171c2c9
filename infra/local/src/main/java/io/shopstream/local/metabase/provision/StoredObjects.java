package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.client.MetabaseClient;
import io.shopstream.local.metabase.files.DashboardDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds the objects of the files in Metabase, in its trash, too. Whatever else is there is nobody's business, copies
 * included: a copy has the description of its original, mark included, so that the oldest of a key is the original.
 */
final class StoredObjects {
    private final MetabaseClient client;

    StoredObjects(MetabaseClient client) {
        this.client = client;
    }

    /** Cards by key, wherever people moved them: by their mark, or by the id that follows from a key of the files. */
    Map<String, Stored> cards(Iterable<String> keys) {
        Map<String, String> keyOfEntity = new LinkedHashMap<>();
        keys.forEach(key -> keyOfEntity.put(EntityId.ofCard(key), key));
        Map<String, Stored> found = new LinkedHashMap<>();
        for (String filter : new String[] {"archived", "all"}) {
            for (JsonNode card : client.get("/api/card?f=" + filter)) {
                String key = Mark.of(card.path("description").asString(""))
                        .map(Mark::key)
                        .orElseGet(() ->
                                keyOfEntity.getOrDefault(card.path("entity_id").asString(""), ""));
                if (!key.isEmpty()) {
                    found.merge(key, read(Kind.CARD, key, card.path("id").asInt()), StoredObjects::older);
                }
            }
        }
        return found;
    }

    private static Stored older(Stored one, Stored other) {
        return one.id() < other.id() ? one : other;
    }

    /**
     * Dashboards by key, of the collection and of the trash, by their mark; in the collection also by their title, so
     * that one whose mark was removed is not made again. One that was moved to another collection is not found.
     */
    Map<String, Stored> dashboards(int collection, List<DashboardDefinition> definitions) {
        Map<String, Stored> found = new LinkedHashMap<>();
        Optional<Integer> trash =
                client.find("/api/collection/trash").map(each -> each.path("id").asInt());
        Stream.concat(
                        trash.stream().map(id -> items(id, true)),
                        Stream.of(items(collection, true), items(collection, false)))
                .map(client::get)
                .forEach(items -> items.path("data").forEach(item -> Mark.of(
                                item.path("description").asString(""))
                        .ifPresent(mark -> found.merge(
                                mark.key(),
                                read(Kind.DASHBOARD, mark.key(), item.path("id").asInt()),
                                StoredObjects::older))));
        unmarked(collection, definitions).forEach(found::putIfAbsent);
        return found;
    }

    private Map<String, Stored> unmarked(int collection, List<DashboardDefinition> definitions) {
        Map<String, String> keys = new LinkedHashMap<>();
        definitions.forEach(each -> keys.put(each.title(), each.key()));
        Map<String, Stored> unmarked = new LinkedHashMap<>();
        for (JsonNode item : client.get(items(collection, false)).path("data")) {
            String key = keys.get(item.path("name").asString(""));
            if (key != null && Mark.of(item.path("description").asString("")).isEmpty()) {
                unmarked.merge(key, read(Kind.DASHBOARD, key, item.path("id").asInt()), StoredObjects::older);
            }
        }
        return unmarked;
    }

    private static String items(int collection, boolean archived) {
        return "/api/collection/%d/items?models=dashboard&archived=%s".formatted(collection, archived);
    }

    private Stored read(Kind kind, String key, int id) {
        JsonNode object = client.get(kind.path(id));
        return new Stored(
                kind,
                key,
                id,
                Mark.of(object.path("description").asString("")).orElse(null),
                Content.hash(kind, object),
                object.path("archived").asBoolean(false));
    }
}
