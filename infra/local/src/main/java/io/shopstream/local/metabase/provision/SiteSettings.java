package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.client.MetabaseClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Settings of Metabase as a whole, and the public links, which one of them allows. */
final class SiteSettings {
    private static final String SHARING = "enable-public-sharing";

    private final MetabaseClient client;
    private final Report report;

    SiteSettings(MetabaseClient client, Report report) {
        this.client = client;
        this.report = report;
    }

    /** Of a Metabase that was just set up: days are in UTC as in the warehouse, and nothing is public. */
    void first() {
        client.put("/api/setting/report-timezone", Map.of("value", "UTC"));
        client.put("/api/setting/" + SHARING, Map.of("value", false));
    }

    /** @param wanted null to leave it as it is */
    void sharing(@Nullable Boolean wanted) {
        if (wanted == null) {
            return;
        }
        JsonNode now = client.get("/api/session/properties").path(SHARING);
        if (now.isBoolean() && now.asBoolean() == wanted) {
            return;
        }
        String what = wanted ? "allow public links" : "forbid public links, those that exist included";
        report.change("Would " + what, "Settings: " + what);
        if (!report.isPlan()) {
            client.put("/api/setting/" + SHARING, Map.of("value", wanted));
        }
    }

    /** Makes the public link of a dashboard if it has none. */
    void share(String key, int dashboard) {
        String uuid =
                client.get(Kind.DASHBOARD.path(dashboard)).path("public_uuid").asString("");
        if (uuid.isEmpty()) {
            report.change("Would make the public link of " + key, "Made the public link of " + key);
            if (report.isPlan()) {
                return;
            }
            uuid = client.post(Kind.DASHBOARD.path(dashboard) + "/public_link", Map.of())
                    .path("uuid")
                    .asString("");
        }
        report.address(key + " (public)", "%s/public/dashboard/%s#refresh=60".formatted(client.url(), uuid));
    }
}
