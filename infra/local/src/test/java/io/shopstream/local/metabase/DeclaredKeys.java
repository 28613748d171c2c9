package io.shopstream.local.metabase;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The keys that each endpoint declares, and those that it needs. */
enum DeclaredKeys {
    SETUP("POST /api/setup", "token* user* prefs*"),
    SESSION("POST /api/session", "username* password*"),
    DATABASE(
            "POST /api/database",
            "name* engine* details* is_full_sync* is_on_demand* connection_source* auto_run_queries schedules cache_ttl"),
    CHANGED_DATABASE(
            "PUT /api/database/\\d+",
            "name engine details schedules auto_run_queries description caveats points_of_interest cache_ttl settings"
                    + " refingerprint"),
    SYNC("POST /api/database/\\d+/sync_schema", ""),
    SETTING("PUT /api/setting/[a-z-]+", "value*"),
    COLLECTION("POST /api/collection", "name* description parent_id namespace authority_level"),
    CHANGED_COLLECTION("PUT /api/collection/\\d+", "name description parent_id namespace authority_level archived"),
    CARD(
            "POST /api/card",
            "name* dataset_query* display* visualization_settings* type description collection_id collection_position"
                    + " parameters parameter_mappings result_metadata cache_ttl entity_id dashboard_id dashboard_tab_id"),
    CHANGED_CARD(
            "PUT /api/card/\\d+",
            "name dataset_query display visualization_settings type description collection_id collection_position"
                    + " parameters parameter_mappings result_metadata cache_ttl dashboard_id dashboard_tab_id archived"),
    DASHBOARD("POST /api/dashboard", "name* description parameters cache_ttl collection_id collection_position"),
    CHANGED_DASHBOARD(
            "PUT /api/dashboard/\\d+",
            "name description parameters dashcards tabs width auto_apply_filters archived collection_id"
                    + " collection_position cache_ttl enable_embedding embedding_params"),
    PUBLIC_LINK("POST /api/dashboard/\\d+/public_link", "");

    private final Pattern request;
    private final Set<String> declared = new TreeSet<>();
    private final Set<String> required = new TreeSet<>();

    DeclaredKeys(String request, String keys) {
        this.request = Pattern.compile(request);
        for (String key : keys.split(" ")) {
            String name = key.replace("*", "");
            declared.add(name);
            if (key.endsWith("*")) {
                required.add(name);
            }
        }
    }

    /** What is wrong with the body; empty if nothing is. */
    static String problem(String request, JsonNode body) {
        for (DeclaredKeys keys : values()) {
            if (keys.request.matcher(request).matches()) {
                Set<String> undeclared = new TreeSet<>(body.propertyNames());
                undeclared.removeAll(keys.declared);
                Set<String> missing = new TreeSet<>(keys.required);
                missing.removeAll(body.propertyNames());
                return undeclared.isEmpty() && missing.isEmpty()
                        ? ""
                        : "undeclared keys %s, missing keys %s".formatted(undeclared, missing);
            }
        }
        return "no such endpoint";
    }
}
