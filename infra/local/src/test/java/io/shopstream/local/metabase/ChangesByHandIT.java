package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people change in Metabase stays, and does not make the command lose or double what is of the files. */
class ChangesByHandIT {
    @TempDir
    Path directory;

    private CommandRuns command;
    private MetabaseStub metabase;

    @BeforeEach
    void start() throws IOException {
        command = new CommandRuns(directory);
        metabase = command.metabase;
    }

    @AfterEach
    void stop() {
        command.close();
    }

    @Test
    void shouldKeepWhatPeopleChangedUnlessForced() throws IOException {
        command.run();
        command.card("sales/units").put("name", "Pieces");
        command.edit("sales/units.sql", "as units", "as   units");

        CommandRuns.Run kept = command.run();
        assertThat(kept.output()).contains("Kept card sales/units: changed by hand (--force overwrites it)");
        assertThat(command.card("sales/units").path("name").asString()).isEqualTo("Pieces");
        assertThat(command.sql("sales/units")).doesNotContain("as   units");

        CommandRuns.Run forced = command.run("--force");
        assertThat(forced.output()).contains("Updated card sales/units: changed by hand");
        assertThat(command.card("sales/units").path("name").asString()).isEqualTo("Units");
        assertThat(command.sql("sales/units")).contains("as   units");
        assertThat(command.changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldKeepACardWhoseMarkWasRemovedAndOneInTheTrash() {
        command.run();
        command.card("sales/units").put("description", "mine");
        ObjectNode returns = command.card("sales/returns");
        returns.put("archived", true);
        ObjectNode dashboard = metabase.objects.dashboards.values().iterator().next();
        dashboard.put("name", "Ours");

        assertThat(command.run().output())
                .contains("Kept card sales/returns: moved to the trash by hand")
                .contains("Kept dashboard executive: changed by hand")
                .contains("Kept card sales/units: its mark was removed from the description by hand")
                .doesNotContain("Kept dashboard sales");
        command.run("--force");
        assertThat(returns.path("archived").asBoolean()).isFalse();
        assertThat(dashboard.path("name").asString()).isEqualTo("Executive overview");
        assertThat(command.changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldLeaveCopiesToThoseWhoMadeThem() throws IOException {
        command.run();
        ObjectNode units = command.card("sales/units");
        ObjectNode sales = command.dashboard("sales");
        ObjectNode copyOfCard = metabase.objects.duplicate(metabase.objects.cards, units);
        ObjectNode copyOfDashboard = metabase.objects.duplicate(metabase.objects.dashboards, sales);
        copyOfDashboard.put("name", sales.path("name").asString());

        assertThat(command.changesOf()).containsExactly("POST /api/session");

        command.edit("sales/units.sql", "as units", "as   units");
        units.put("archived", true);
        assertThat(command.run("--force").output()).contains("Updated card sales/units");
        assertThat(command.sql("sales/units")).contains("as   units");
        assertThat(copyOfCard.toString()).doesNotContain("as   units");

        assertThat(command.run("--remove").output()).doesNotContain("Kept");
        assertThat(units.path("archived").asBoolean()).isTrue();
        assertThat(sales.path("archived").asBoolean()).isTrue();
        assertThat(copyOfCard.path("archived").asBoolean()).isFalse();
        assertThat(copyOfDashboard.path("archived").asBoolean()).isFalse();
    }

    @Test
    void shouldNotMakeADashboardAgainThatLostItsMark() {
        command.run();
        ObjectNode sales = command.dashboard("sales");
        sales.put("description", "ours");
        int dashboards = metabase.objects.dashboards.size();

        assertThat(command.run().output())
                .contains("Kept dashboard sales: its mark was removed from the description by hand");
        assertThat(command.run("--force").output()).contains("Updated dashboard sales");
        assertThat(metabase.objects.dashboards).hasSize(dashboards);
        assertThat(command.dashboard("sales")).isSameAs(sales);
    }

    @Test
    void shouldTakeADashboardForUnchangedWhileACardOfItIsInTheTrash() throws IOException {
        command.run();
        ObjectNode returns = command.card("sales/returns");
        returns.put("archived", true);

        assertThat(command.run().output())
                .contains("Kept card sales/returns: moved to the trash by hand")
                .doesNotContain("dashboard sales:");

        command.edit("sales/dashboard.json", "\"title\": \"Sales\"", "\"title\": \"Selling\"");
        assertThat(command.run().output()).contains("Kept dashboard sales: changed by hand");

        returns.put("archived", false);
        assertThat(command.run().output()).contains("Updated dashboard sales: its file changed");
        assertThat(command.changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldSeeThatATileWasRemovedWhileACardIsInTheTrash() {
        command.run();
        command.card("sales/returns").put("archived", true);
        ((ArrayNode) command.dashboard("sales").path("dashcards")).remove(1);

        assertThat(command.run().output()).contains("Kept dashboard sales: changed by hand");
    }

    @Test
    void shouldPreferItsOwnCollectionToAnotherOfItsName() {
        command.run();
        ObjectNode own = metabase.objects.collections.values().iterator().next();
        own.put("name", "Renamed");
        ObjectNode other = own.deepCopy().put("id", 1).put("name", "shopstream").put("description", "not ours");
        metabase.objects.collections.put(1, other);

        assertThat(command.changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldTakeItsCollectionBackFromTheTrashOnlyWhenForced() {
        command.run();
        ObjectNode own = metabase.objects.collections.values().iterator().next();
        metabase.objects.changeCollection(own, own.deepCopy().put("archived", true));
        int cards = metabase.objects.cards.size();

        CommandRuns.Run refused = command.run();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("is in the trash of Metabase: take it back from there, or use --force");
        assertThat(command.run("--plan", "--force").output()).contains("Would take collection shopstream back");
        assertThat(own.path("archived").asBoolean()).isTrue();

        assertThat(command.run("--force").output()).contains("Took collection shopstream back from the trash");
        assertThat(own.path("archived").asBoolean()).isFalse();
        assertThat(metabase.objects.collections).hasSize(1);
        assertThat(metabase.objects.cards).hasSize(cards);
        assertThat(command.changesOf()).containsExactly("POST /api/session");
    }
}
