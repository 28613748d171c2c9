package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.client.MetabaseClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the objects of the files in Metabase, in its trash, too. Whatever else is there is nobody's business. */
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
                    found.put(key, read(Kind.CARD, key, card.path("id").asInt()));
                }
            }
        }
        return found;
    }

    /** Dashboards by key, of the collection and of the trash: by their mark. */
    Map<String, Stored> dashboards(int collection) {
        Map<String, Stored> found = new LinkedHashMap<>();
        Optional<Integer> trash =
                client.find("/api/collection/trash").map(each -> each.path("id").asInt());
        Stream.concat(
                        trash.stream().map(id -> items(id, true)),
                        Stream.of(items(collection, true), items(collection, false)))
                .map(client::get)
                .forEach(items -> items.path("data").forEach(item -> Mark.of(
                                item.path("description").asString(""))
                        .ifPresent(mark -> found.put(
                                mark.key(),
                                read(Kind.DASHBOARD, mark.key(), item.path("id").asInt())))));
        return found;
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
