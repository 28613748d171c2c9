package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.client.MetabaseClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * Writes objects with their marks. The mark is pending until the object has been read back, so that a run that was
 * interrupted is taken up again and not mistaken for a change by hand.
 */
final class Writer {
    private final MetabaseClient client;

    Writer(MetabaseClient client) {
        this.client = client;
    }

    /** Returns the id of the new card. */
    int createCard(String key, String description, Map<String, Object> body) {
        Mark mark = Mark.pending(key, Provisioning.wanted(description, body));
        Map<String, Object> created = new LinkedHashMap<>(body);
        created.put("description", mark.below(description));
        created.put("entity_id", EntityId.ofCard(key));
        int id = client.post(Kind.CARD.path(), created).path("id").asInt();
        seal(Kind.CARD, id, mark, description);
        return id;
    }

    /**
     * Returns the id of the new dashboard.
     *
     * @param body by id, which links of the dashboard to itself contain
     */
    int createDashboard(String key, String description, int collection, IntFunction<Map<String, Object>> body) {
        Map<String, Object> created = new LinkedHashMap<>();
        created.put("name", body.apply(0).get("name"));
        created.put("description", Mark.pending(key, "none").below(description));
        created.put("collection_id", collection);
        int id = client.post(Kind.DASHBOARD.path(), created).path("id").asInt();
        update(Kind.DASHBOARD, id, key, description, body.apply(id));
        return id;
    }

    /** Also takes it out of the trash. */
    void update(Kind kind, int id, String key, String description, Map<String, Object> body) {
        Mark mark = Mark.pending(key, Provisioning.wanted(description, body));
        Map<String, Object> update = new LinkedHashMap<>(body);
        update.put("description", mark.below(description));
        update.put("archived", false);
        client.put(kind.path(id), update);
        seal(kind, id, mark, description);
    }

    private void seal(Kind kind, int id, Mark mark, String description) {
        JsonNode written = client.get(kind.path(id));
        client.put(
                kind.path(id),
                Map.of("description", mark.withKept(Content.hash(kind, written)).below(description)));
    }

    /** Into the trash, from where people can take it back. */
    void remove(Kind kind, int id, String key) {
        String description =
                Mark.without(client.get(kind.path(id)).path("description").asString(""));
        client.put(
                kind.path(id),
                Map.of("archived", true, "description", new Mark(key, "none", Mark.REMOVED).below(description)));
    }
}
