package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.console.PlainErrors;
import io.shopstream.local.metabase.files.DefinitionReader;
import io.shopstream.local.metabase.files.Definitions;
import io.shopstream.local.metabase.files.FileSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** The command against a Metabase that refuses what the documented one refuses. */
class MetabaseCommandIT {
    private static final Path FILES = Path.of("..", "metabase");
    private static final int DASHBOARDS = 5;

    @TempDir
    Path directory;

    private Path files;
    private Path password;
    private MetabaseStub metabase;
    private int cards;

    private record Run(int exitCode, String output) {}

    @BeforeEach
    void start() throws IOException {
        files = directory.resolve("metabase");
        try (Stream<Path> all = Files.walk(FILES)) {
            all.forEach(this::copy);
        }
        Definitions definitions = new DefinitionReader(FileSource.ofDirectory(files), "http://shop", "USD").read();
        cards = definitions.cards().size();
        metabase = new MetabaseStub(definitions.fields());
        password = Files.writeString(directory.resolve("password"), MetabaseStub.PASSWORD + "\n");
    }

    private void copy(Path file) {
        try {
            Files.copy(file, files.resolve(FILES.relativize(file).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        metabase.close();
    }

    @Test
    void shouldProvisionAnEmptyMetabaseAndChangeNothingTheSecondTime() {
        Run first = run();

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(metabase.objects.cards).hasSize(cards);
        assertThat(metabase.objects.dashboards).hasSize(DASHBOARDS);
        assertThat(metabase.changes)
                .startsWith("POST /api/setup", "PUT /api/setting/report-timezone")
                .doesNotContain("POST /api/session");
        assertThat(metabase.settings).containsEntry("enable-public-sharing", BooleanNode.FALSE);
        assertThat(first.output())
                .contains("Created card sales/units", "Created dashboard executive", "#refresh=60")
                .doesNotContain(MetabaseStub.PASSWORD);

        assertThat(changesOf("--url=" + metabase.url())).containsExactly("POST /api/session");
    }

    @Test
    void shouldShowAPlanAndChangeNothing() {
        Run plan = run("--plan");

        assertThat(plan.exitCode()).as(plan.output()).isZero();
        assertThat(plan.output())
                .contains("Would set Metabase up with the administrator " + MetabaseStub.USER)
                .contains("Would create card sales/units", "Would create dashboard executive");
        assertThat(metabase.changes).isEmpty();

        run();
        assertThat(changesOf("--plan")).containsExactly("POST /api/session");
    }

    @Test
    void shouldChangeOnlyTheCardWhoseFileChanged() throws IOException {
        run();
        edit("sales/units.sql", "as units", "as   units");

        int id = id("sales/units");
        assertThat(run("--plan").output()).contains("Would update card sales/units: its file changed");
        assertThat(changesOf()).containsExactly("POST /api/session", "PUT /api/card/" + id, "PUT /api/card/" + id);
        assertThat(sql("sales/units")).contains("as   units");
    }

    @Test
    void shouldKeepWhatPeopleChangedUnlessForced() throws IOException {
        run();
        card("sales/units").put("name", "Pieces");
        edit("sales/units.sql", "as units", "as   units");

        Run kept = run();
        assertThat(kept.output()).contains("Kept card sales/units: changed by hand (--force overwrites it)");
        assertThat(card("sales/units").path("name").asString()).isEqualTo("Pieces");
        assertThat(sql("sales/units")).doesNotContain("as   units");

        Run forced = run("--force");
        assertThat(forced.output()).contains("Updated card sales/units: changed by hand");
        assertThat(card("sales/units").path("name").asString()).isEqualTo("Units");
        assertThat(sql("sales/units")).contains("as   units");
        assertThat(changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldKeepACardWhoseMarkWasRemovedAndOneInTheTrash() {
        run();
        card("sales/units").put("description", "mine");
        ObjectNode returns = card("sales/returns");
        returns.put("archived", true);
        ObjectNode dashboard = metabase.objects.dashboards.values().iterator().next();
        dashboard.put("name", "Ours");

        assertThat(run().output())
                .contains("Kept card sales/returns: moved to the trash by hand")
                .contains("Kept dashboard executive: changed by hand")
                .contains("Kept card sales/units: its mark was removed from the description by hand");
        run("--force");
        assertThat(returns.path("archived").asBoolean()).isFalse();
        assertThat(dashboard.path("name").asString()).isEqualTo("Executive overview");
        assertThat(changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldMoveToTheTrashWhatHasNoFileAndTakeItBack() throws IOException {
        run();
        edit("sales/dashboard.json", "\"units\": 6, ", "");

        assertThat(run().output())
                .contains("Updated dashboard sales: its file changed")
                .contains("Moved card sales/units to the trash: its file is gone");
        assertThat(card("sales/units").path("archived").asBoolean()).isTrue();
        assertThat(changesOf()).containsExactly("POST /api/session");

        edit("sales/dashboard.json", "\"returns\": 6, ", "\"returns\": 6, \"units\": 6, ");
        assertThat(run().output()).contains("Updated card sales/units: its file is there again");
        assertThat(card("sales/units").path("archived").asBoolean()).isFalse();
        assertThat(metabase.objects.cards).hasSize(cards);
    }

    @Test
    void shouldTakeUpAnInterruptedRun() {
        run();
        ObjectNode units = card("sales/units");
        units.put("description", units.path("description").asString().replaceAll("[0-9a-f]{12}]", "pending]"));

        assertThat(run().output()).contains("Updated card sales/units: its last change was interrupted");
        assertThat(changesOf()).containsExactly("POST /api/session");
    }

    @Test
    void shouldRemoveEverythingAndMakeItAgain() {
        run();

        assertThat(run("--remove").exitCode()).isZero();
        assertThat(metabase.objects.cards.values())
                .allMatch(card -> card.path("archived").asBoolean());
        assertThat(metabase.objects.dashboards.values())
                .allMatch(each -> each.path("archived").asBoolean());

        run();
        assertThat(metabase.objects.cards.values()).hasSize(cards).noneMatch(card -> card.path("archived")
                .asBoolean());
        assertThat(metabase.objects.dashboards.values()).hasSize(DASHBOARDS).noneMatch(each -> each.path("archived")
                .asBoolean());
    }

    @Test
    void shouldMakePublicLinksOnlyWhenAsked() {
        run();
        assertThat(metabase.objects.dashboards.values())
                .allMatch(each -> each.path("public_uuid").isNull());

        assertThat(run("--public-links").output()).contains("/public/dashboard/uuid-of-");
        assertThat(metabase.objects.dashboards.values())
                .noneMatch(each -> each.path("public_uuid").isNull());
        assertThat(changesOf("--public-links")).containsExactly("POST /api/session");

        run("--no-public-links");
        assertThat(metabase.settings).containsEntry("enable-public-sharing", BooleanNode.FALSE);
    }

    @Test
    void shouldNameTheRemedyAndNoSecretWhenRefused() throws IOException {
        Files.writeString(password, "short");
        assertFails(run(), "refuses the administrator: give --user an e-mail and a password", "*** is too common");
        Files.writeString(password, MetabaseStub.PASSWORD);
        assertFails(run("--database=nowhere:5432"), "host: check your host settings");
        Files.writeString(password, "not-the-password");
        assertFails(run(), "refuses the login of " + MetabaseStub.USER, "did not match stored password");
        assertFails(run("--user="), "needs an administrator: give --user");
        assertThat(run("--url=nonsense").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldConnectElsewhereOnlyWhenForced() {
        run();
        assertThat(run("--database=other:5433").output()).contains("Kept the connection to db:5432/warehouse");
        assertThat(run("--database=other:5433", "--force").output())
                .contains("Connecting to the warehouse at other:5433/warehouse instead of db:5432/warehouse");
        assertThat(changesOf("--database=other:5433")).containsExactly("POST /api/session");
    }

    private static void assertFails(Run run, String... texts) {
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains(texts).doesNotContain("not-the-password", "Exception");
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(files.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(files.resolve(file), text.replace(from, to));
    }

    private int id(String key) {
        return card(key).path("id").asInt();
    }

    private String sql(String key) {
        return card(key).path("dataset_query").path("native").path("query").asString();
    }

    private ObjectNode card(String key) {
        return metabase.objects.cards.values().stream()
                .filter(card -> description(card).contains("[shopstream " + key + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String description(JsonNode object) {
        return object.path("description").asString("");
    }

    private List<String> changesOf(String... options) {
        metabase.changes.clear();
        Run run = run(options);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return List.copyOf(metabase.changes);
    }

    private Run run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--password-file=" + password, "--warehouse=jdbc:postgresql://db:5432/warehouse", "--files=" + files));
        List<String> given = List.of(options);
        if (given.stream().noneMatch(option -> option.startsWith("--url"))) {
            arguments.add("--url=" + metabase.url());
        }
        if (given.stream().noneMatch(option -> option.startsWith("--user"))) {
            arguments.add("--user=" + MetabaseStub.USER);
        }
        arguments.addAll(given);
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        int exitCode = new CommandLine(new MetabaseCommand())
                .setExecutionExceptionHandler(new PlainErrors())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments.toArray(String[]::new));
        return new Run(exitCode, output.toString());
    }
}
