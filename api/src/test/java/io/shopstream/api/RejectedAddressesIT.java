package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** No name and no address in a rejected record is shown, whether import, streams, change capture or the sink rejected it. */
class RejectedAddressesIT {
    private final TestWarehouse warehouse = SharedApi.warehouse();
    private final RunningApi api = SharedApi.get();

    @BeforeEach
    void rejectAddresses() {
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
                  convert_to(E'\\x02\\x06Ada\\x02\\x1croot@localhost\\x02', 'UTF8'), now()),
                ('masked', 'shop.orders.v1', 1, 6, 'undecodable', 'no order: root@localhost', 'root@localhost',
                  convert_to(E'\\x02\\x06Cup\\x02\\x1croot@localhost\\x02', 'UTF8'), now()),
                ('masked-shop-import', 'orders.csv#3f9a12c4b7e1', 0, 7, 'price-not-a-number',
                  'not a price: root@localhost', null,
                  '1001,root@localhost,"Ada, mug","\"\"Ada L.\"\"@example.org",x', now())
                """);
    }

    @AfterEach
    void removeThem() {
        warehouse.execute("delete from ops.rejected_records where consumer_group like 'masked%'");
    }

    @ParameterizedTest
    @CsvSource({"masked, u-1, field-missing", "masked-shop-import, 1001, price-not-a-number"})
    void shouldShowNoAddressInJson(String group, String text, String reason) {
        HttpResponse<String> response = api.get("/api/rejected?consumer_group=" + group);

        assertThat(response.body()).contains(text, reason);
        assertHasNoAddress(response.body());
        for (JsonNode item : RunningApi.json(response).get("items")) {
            assertHasNoAddress(new String(
                    Base64.getDecoder().decode(item.get("raw_value_base64").stringValue()), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({"masked, u-1", "masked-shop-import, 1001"})
    void shouldShowNoAddressInCsv(String group, String text) {
        for (String page : new String[] {"", "&page_size=3"}) {
            String csv = api.get("/api/rejected?format=csv&consumer_group=" + group + page)
                    .body();
            assertThat(csv).contains(text);
            assertHasNoAddress(csv);
        }
    }

    private static void assertHasNoAddress(String text) {
        assertThat(text).doesNotContain("root", "localhost", "example.org", "lovelace", "Ada");
    }
}
