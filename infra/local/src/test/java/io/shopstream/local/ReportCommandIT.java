package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code report} asks the API for, and what it makes of the answers, over a fake API. */
class ReportCommandIT {
    @TempDir
    Path data;

    @TempDir
    Path folder;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
    private HttpServer api;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/reports/export", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(exchange.getRequestHeaders().getFirst("Accept"));
            int status = answers.isEmpty() ? 200 : answers.removeFirst();
            byte[] body = (status == 200 ? "%PDF" : "{\"detail\": \"'from' must be a day\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
        String nowhere = "http://127.0.0.1:1";
        String address = "http://127.0.0.1:" + api.getAddress().getPort();
        new Endpoints(ProcessHandle.current().pid(), "", nowhere, "", null, address, nowhere, nowhere, nowhere)
                .write(data);
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    private Cli report(String... arguments) {
        List<String> all = new ArrayList<>(List.of("report"));
        all.addAll(List.of(arguments));
        return Cli.run(data, all.toArray(String[]::new));
    }

    @Test
    void shouldWriteWhatTheApiAnswers() throws IOException {
        Path file = folder.resolve("october.pdf");

        Cli run = report(
                "monthly",
                "--from=2026-10-01",
                "--to=2026-11-01",
                "--currency=EUR",
                "--time-zone=Europe/Oslo",
                "--out=" + file);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("Writing the report", file + " (1 kB)");
        assertThat(file).hasContent("%PDF");
        assertThat(asked)
                .containsExactly(
                        "{\"kind\":\"monthly\",\"format\":\"pdf\",\"from\":\"2026-10-01\",\"to\":\"2026-11-01\","
                                + "\"time_zone\":\"Europe/Oslo\",\"currency\":\"EUR\"}",
                        "*/*");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        // As readable as any file that this user writes.
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("other"))));
    }

    @Test
    void shouldWaitUntilTheApiHasTime() {
        answers.add(429);
        Path file = folder.resolve("segments.csv");

        Cli run = report("segments", "--out=" + file);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("asking again in 1 s");
        assertThat(file).exists();
        assertThat(asked).hasSize(4).first().asString().contains("\"format\":\"csv\",\"table\":\"\"");
    }

    @Test
    void shouldNotReplaceAFileUnasked() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.html"), "mine");

        Cli refused = report("executive", "--out=" + file);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("exists: give --force to replace it");
        assertThat(file).hasContent("mine");
        assertThat(asked).isEmpty();

        assertThat(report("executive", "--out=" + file, "--force").exitCode()).isZero();
        assertThat(file).hasContent("%PDF");
    }

    @ParameterizedTest
    @CsvSource({
        "400, there is no such report: 'from' must be a day",
        "401, needs a key with the role reader or operator: set SHOPSTREAM_API_KEY",
        "503, answered HTTP 503",
    })
    void shouldSayWhyThereIsNoReport(int status, String words) {
        answers.add(status);
        Path file = folder.resolve("x.pdf");

        Cli run = report("executive", "--out=" + file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains(words);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, x.pdf, KIND must be one of executive",
        "executive, x.doc, --out must end with .html",
        "executive, missing/x.pdf, there is no directory",
    })
    void shouldRefuseWhatCannotBe(String kind, String file, String words) {
        Cli run = report(kind, "--out=" + folder.resolve(file));

        assertThat(run.exitCode()).isPositive();
        assertThat(run.output()).contains(words);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldSayThatNoShopAnswers() {
        api.stop(0);

        Cli run = report("executive", "--out=" + folder.resolve("x.pdf"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("does not answer", "If the shop does not run, start it with");
    }
}
