package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No address of a rejected user is shown, whether change capture or the sink rejected it. */
class RejectedUsersIT {
    private final TestWarehouse warehouse = SharedApi.warehouse();
    private final RunningApi api = SharedApi.get();

    @BeforeEach
    void rejectUsers() {
        warehouse.execute("""
                insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                                  detail, raw_key, raw_value, rejected_at)
                values ('masked', 'shop.users#u-1', 0, 26738688, 'time-out-of-range',
                  'column shop.users.registered_at is infinite: set a time in the years to 9999', 'u-1',
                  '{"user_id":"u-1","name":"Ada","email":"root@localhost","registered_at":"infinity"}', now()),
                ('masked', 'shop.users#sha256:9f86d081884c', 0, 26738689, 'field-missing',
                  'column shop.users.name is null', 'ada lovelace@example.org',
                  '{"user_id":"ada lovelace@example.org","name":null,"email":"\\\\"Ada L.\\\\"@example.org"}', now()),
                ('masked', 'shop.users.v1', 1, 5, 'version-not-positive', 'version must be 1 or higher', 'u-2',
                  convert_to(E'\\x02\\x06Ada\\x02\\x1croot@localhost\\x02', 'UTF8'), now())
                """);
    }

    @AfterEach
    void removeThem() {
        warehouse.execute("delete from ops.rejected_records where consumer_group = 'masked'");
    }

    @Test
    void shouldShowNoAddressInJson() {
        String body = api.get("/api/rejected?consumer_group=masked").body();

        assertThat(body).contains("Ada", "u-1", "registered_at", "field-missing");
        assertHasNoAddress(body);
        for (JsonNode item :
                RunningApi.json(api.get("/api/rejected?consumer_group=masked")).get("items")) {
            assertHasNoAddress(new String(
                    Base64.getDecoder().decode(item.get("raw_value_base64").stringValue()), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldShowNoAddressInCsv() {
        for (String page : new String[] {"", "&page_size=2"}) {
            String csv = api.get("/api/rejected?format=csv&consumer_group=masked" + page)
                    .body();
            assertThat(csv).contains("Ada", "u-1");
            assertHasNoAddress(csv);
        }
    }

    private static void assertHasNoAddress(String text) {
        assertThat(text).doesNotContain("@", "localhost", "example.org", "lovelace", "Ada L.");
    }
}
