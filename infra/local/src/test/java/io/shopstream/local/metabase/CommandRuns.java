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
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/** Runs of the command with a copy of the files against a new stub. */
final class CommandRuns implements AutoCloseable {
    static final String WAREHOUSE = "jdbc:postgresql://db:5432/warehouse";
    private static final Path FILES = Path.of("..", "metabase");

    final MetabaseStub metabase;
    /** How many the files have. */
    final int cards;

    private final Path files;
    private final Path password;

    record Run(int exitCode, String output) {}

    CommandRuns(Path directory) throws IOException {
        files = directory.resolve("metabase");
        try (Stream<Path> all = Files.walk(FILES)) {
            all.forEach(file -> copy(file, files));
        }
        Definitions definitions = definitions();
        cards = definitions.cards().size();
        metabase = new MetabaseStub(definitions.fields());
        password = directory.resolve("password");
        password(MetabaseStub.PASSWORD + "\n");
    }

    private static void copy(Path file, Path to) {
        try {
            Files.copy(file, to.resolve(FILES.relativize(file).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the command reads, too. */
    Definitions definitions() {
        return new DefinitionReader(FileSource.ofDirectory(files), "http://127.0.0.1:8080", "USD").read();
    }

    /** Of the administrator, for all later runs. */
    void password(String text) throws IOException {
        Files.writeString(password, text);
    }

    void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(files.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(files.resolve(file), text.replace(from, to));
    }

    int id(String key) {
        return card(key).path("id").asInt();
    }

    String sql(String key) {
        return card(key).path("dataset_query").path("native").path("query").asString();
    }

    /** The oldest with the mark. */
    ObjectNode card(String key) {
        return marked(metabase.objects.cards.values(), key);
    }

    ObjectNode dashboard(String key) {
        return marked(metabase.objects.dashboards.values(), key);
    }

    private static ObjectNode marked(Collection<ObjectNode> objects, String key) {
        return objects.stream()
                .filter(each -> each.path("description").asString("").contains("[shopstream " + key + " "))
                .findFirst()
                .orElseThrow();
    }

    /** What a run that succeeds changes. */
    List<String> changesOf(String... options) {
        metabase.changes.clear();
        Run run = run(options);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return List.copyOf(metabase.changes);
    }

    Run run(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("--password-file=" + password, "--warehouse=" + WAREHOUSE, "--files=" + files));
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

    @Override
    public void close() {
        metabase.close();
    }
}
