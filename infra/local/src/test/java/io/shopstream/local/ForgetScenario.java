package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.forget.EverywhereSearch;
import io.shopstream.local.forget.ForgottenPerson;
import io.shopstream.local.up.Endpoints;
import java.nio.file.Path;
import java.util.Set;

/**
 * Erases a person from a running shop and searches everywhere for what is left, also after everything that could bring
 * the data back.
 */
final class ForgetScenario {
    private static final String ROW = "select concat_ws(' ', coalesce(name, '-'), coalesce(email, '-'), country,"
            + " coalesce(city, '-'), deleted) from warehouse.users where user_id = '" + ForgottenPerson.ID + "'";

    private ForgetScenario() {}

    /** @param compacts whether Kafka really compacts the topics, which takes half a minute */
    static void run(Path data, Endpoints endpoints, boolean compacts) throws Exception {
        ForgottenPerson person = new ForgottenPerson(endpoints);
        EverywhereSearch search = new EverywhereSearch(endpoints, data, ForgottenPerson.NAME, ForgottenPerson.EMAIL);
        person.appear();
        assertThat(search.placesAfterCompaction())
                .as("the search finds what is there")
                .contains(
                        "table shop.users",
                        "table warehouse.users",
                        "table ops.rejected_records",
                        "topic shop.users.v1",
                        "topic shop-capture.dlq.v1",
                        "topic shop-sink-facts.dlq.v1");
        Cli unknown = Cli.run(data, "forget", "nobody-" + ForgottenPerson.ID);
        assertThat(unknown.output()).contains("no user has the id nobody-" + ForgottenPerson.ID);
        assertThat(unknown.exitCode()).isEqualTo(1);

        assertThat(forget(data, compacts)).contains("the bytes of 2", "1 records under wrong keys");
        assertThat(places(search, compacts)).as("after it").isEmpty();

        Cli replayed = Cli.run(data, "dead-letters", "replay", "--topic=shop.users.v1", "--yes");
        assertThat(replayed.output()).contains("its bytes were erased", "0 of 1 rejected records sent again.");
        assertThat(Cli.run(data, "snapshot").exitCode()).isZero();
        person.publishAgain();
        assertThat(Cli.run(data, "rebuild", "--tables=users").exitCode()).isZero();
        assertThat(person.inWarehouse(ROW)).isEqualTo("- - - f");
        assertThat(places(search, compacts))
                .as("after another program sent it again")
                .containsExactly("topic shop.users.v1");

        assertThat(forget(data, compacts)).contains("the bytes of 0");
        assertThat(places(search, compacts)).as("after the second time").isEmpty();
        assertThat(person.inWarehouse("select count(*) from ops.forgotten_users where completed_at > requested_at"
                        + " and requested_by = '" + System.getProperty("user.name") + "'"))
                .isEqualTo("1");
    }

    private static String forget(Path data, boolean compacts) {
        Cli forgotten = compacts
                ? Cli.run(data, "forget", ForgottenPerson.ID, "--compact")
                : Cli.run(data, "forget", ForgottenPerson.ID);
        assertThat(forgotten.exitCode()).as(forgotten.output()).isZero();
        assertThat(forgotten.output())
                .contains(compacts ? "Compacted: " : "--compact does it now")
                .doesNotContain(ForgottenPerson.NAME, ForgottenPerson.EMAIL, ForgottenPerson.CITY);
        return forgotten.output();
    }

    private static Set<String> places(EverywhereSearch search, boolean compacts) throws Exception {
        return compacts ? search.places() : search.placesAfterCompaction();
    }
}
