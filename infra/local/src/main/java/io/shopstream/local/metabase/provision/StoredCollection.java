package io.shopstream.local.metabase.provision;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.metabase.client.MetabaseClient;
import io.shopstream.local.metabase.files.CollectionDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The collection of the cards and dashboards: the one with the mark, else one of its name, else a new one. */
final class StoredCollection {
    private static final String PATH = "/api/collection";

    private final MetabaseClient client;
    private final CollectionDefinition wanted;

    StoredCollection(MetabaseClient client, CollectionDefinition wanted) {
        this.client = client;
        this.wanted = wanted;
    }

    /**
     * Its id; empty if a plan would make it.
     *
     * @param force take it back from the trash
     * @throws CommandFailure if it is in the trash and must stay there
     */
    Optional<Integer> find(boolean force, Report report) {
        Optional<Integer> marked = first(false, StoredCollection::isMarked);
        if (marked.isPresent()) {
            return marked;
        }
        Optional<Integer> inTrash = first(true, StoredCollection::isMarked);
        if (inTrash.isPresent()) {
            takeBack(inTrash.get(), force, report);
            return inTrash;
        }
        Optional<Integer> named =
                first(false, each -> each.path("name").asString("").equals(wanted.name()));
        return named.isPresent() ? named : create(report);
    }

    private Optional<Integer> first(boolean archived, Predicate<JsonNode> condition) {
        for (JsonNode collection : client.get(archived ? PATH + "?archived=true" : PATH)) {
            // The root has no number as its id.
            if (collection.path("id").isIntegralNumber()
                    && collection.path("archived").asBoolean(false) == archived
                    && condition.test(collection)) {
                return Optional.of(collection.path("id").asInt());
            }
        }
        return Optional.empty();
    }

    private static boolean isMarked(JsonNode collection) {
        return Mark.of(collection.path("description").asString("")).isPresent();
    }

    private void takeBack(int id, boolean force, Report report) {
        if (!force) {
            throw new CommandFailure(
                    "The collection %s is in the trash of Metabase: take it back from there, or use --force"
                            .formatted(wanted.name()));
        }
        String what = "collection %s back from the trash".formatted(wanted.name());
        report.change("Would take " + what, "Took " + what);
        if (!report.isPlan()) {
            client.put(PATH + "/" + id, Map.of("archived", false));
        }
    }

    private Optional<Integer> create(Report report) {
        report.change("Would create collection " + wanted.name(), "Created collection " + wanted.name());
        if (report.isPlan()) {
            return Optional.empty();
        }
        String description = new Mark("collection", "none", Mark.PENDING).below(wanted.description());
        return Optional.of(client.post(PATH, Map.of("name", wanted.name(), "description", description))
                .path("id")
                .asInt());
    }
}
