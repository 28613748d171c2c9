package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** The command against a Metabase that refuses what the documented one refuses. */
class MetabaseCommandIT {
    private static final int DASHBOARDS = 5;

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
    void shouldProvisionAnEmptyMetabaseAndChangeNothingTheSecondTime() {
        CommandRuns.Run first = command.run();

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(metabase.objects.cards).hasSize(command.cards);
        assertThat(metabase.objects.dashboards).hasSize(DASHBOARDS);
        assertThat(metabase.changes)
                .startsWith("POST /api/setup", "PUT /api/setting/report-timezone")
                .doesNotContain("POST /api/session");
        assertThat(metabase.settings).containsEntry("enable-public-sharing", BooleanNode.FALSE);
        assertThat(first.output())
                .contains("Created card sales/units", "Created dashboard executive", "#refresh=60")
                .doesNotContain(MetabaseStub.PASSWORD);

        assertThat(command.changesOf("--url=" + metabase.url())).containsExactly("POST /api/session");
    }

    @Test
    void shouldLeadFromEveryDashboardToItsPage() {
        command.run();

        Map.of(
                        "executive", "/executive?currency={{currency}}",
                        "sales", "/sales?currency={{currency}}",
                        "customers", "/customers?currency={{currency}}",
                        "products", "/products?currency={{currency}}",
                        "data-quality", "/pipeline")
                .forEach((dashboard, page) ->
                        assertThat(texts(dashboard)).contains(" page](http://127.0.0.1:8080" + page + ") · "));
        assertThat(command.dashboard("sales").path("dashcards").toString())
                .contains("/sales?channel={{channel}}&from={{from_day}}&to={{last_day}}&currency={{currency}}"
                        + "&country={{filter:country}}");
    }

    private String texts(String dashboard) {
        StringBuilder texts = new StringBuilder();
        for (JsonNode tile : command.dashboard(dashboard).path("dashcards")) {
            texts.append(tile.path("visualization_settings").path("text").asString(""));
        }
        return texts.toString();
    }

    @Test
    void shouldShowAPlanAndChangeNothing() {
        CommandRuns.Run plan = command.run("--plan");

        assertThat(plan.exitCode()).as(plan.output()).isZero();
        assertThat(plan.output())
                .contains("Would set Metabase up with the administrator " + MetabaseStub.USER)
                .contains("Would create card sales/units", "Would create dashboard executive");
        assertThat(metabase.changes).isEmpty();

        command.run();
        assertThat(command.changesOf("--plan")).containsExactly("POST /api/session");
    }

    @Test
    void shouldChangeOnlyTheCardWhoseFileChanged() throws IOException {
        command.run();
        command.edit("sales/units.sql", "as units", "as   units");

        int id = command.id("sales/units");
        assertThat(command.run("--plan").output()).contains("Would update card sales/units: its file changed");
        assertThat(command.changesOf())
                .containsExactly("POST /api/session", "PUT /api/card/" + id, "PUT /api/card/" + id);
        assertThat(command.sql("sales/units")).contains("as   units");
    }

    @Test
    void shouldMoveToTheTrashWhatHasNoFileAndTakeItBack() throws IOException {
        command.run();
        command.edit("sales/dashboard.json", "\"returns\": 6, ", "");

        assertThat(command.run().output())
                .contains("Updated dashboard sales: its file changed")
                .contains("Moved card sales/returns to the trash: its file is gone");
        assertThat(command.card("sales/returns").path("archived").asBoolean()).isTrue();
        assertThat(command.changesOf()).containsExactly("POST /api/session");

        command.edit("sales/dashboard.json", "\"units\": 6, ", "\"units\": 6, \"returns\": 6, ");
        assertThat(command.run().output()).contains("Updated card sales/returns: its file is there again");
        assertThat(command.card("sales/returns").path("archived").asBoolean()).isFalse();
        assertThat(metabase.objects.cards).hasSize(command.cards);
    }

    @Test
    void shouldTakeUpAnInterruptedRun() {
        command.run();
        ObjectNode units = command.card("sales/units");
        units.put("description", units.path("description").asString().replaceAll("[0-9a-f]{12}]", "pending]"));

        assertThat(command.run().output()).contains("Updated card sales/units: its last change was interrupted");
        assertThat(command.changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldRemoveEverythingAndMakeItAgain() {
        command.run();

        assertThat(command.run("--remove").exitCode()).isZero();
        assertThat(metabase.objects.cards.values())
                .allMatch(card -> card.path("archived").asBoolean());
        assertThat(metabase.objects.dashboards.values())
                .allMatch(each -> each.path("archived").asBoolean());

        command.run();
        assertThat(metabase.objects.cards.values()).hasSize(command.cards).noneMatch(card -> card.path("archived")
                .asBoolean());
        assertThat(metabase.objects.dashboards.values()).hasSize(DASHBOARDS).noneMatch(each -> each.path("archived")
                .asBoolean());
    }
}
