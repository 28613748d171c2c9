package io.shopstream.api.reports.shown;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.Browser;
import io.shopstream.api.pages.ComparedShop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What a reader of a report sees.
 *
 * @param tables of the HTML file in Chromium: the cells of each row, by the name of the table
 * @param figures of the HTML file: name, value, and comparison with the former period
 * @param sentences of findings
 * @param paper the text of the PDF from left to right, its white space as single spaces
 */
record ShownReport(
        Map<String, List<List<String>>> tables, List<List<String>> figures, List<String> sentences, String paper) {
    private static final String TABLES = """
            return Object.fromEntries([...document.querySelectorAll(".table")].map((table) => [
              table.id.replace("table-", ""),
              [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent))]))""";
    private static final String FIGURES = """
            return [...document.querySelectorAll(".figure")].map((figure) => [".name", ".value", ".change"]
              .map((part) => figure.querySelector(part).textContent))""";
    private static final String SENTENCES = """
            return [...document.querySelectorAll(".sentence")].map((words) => words.textContent)""";

    static ShownReport read(ComparedShop shop, AskedReport asked, Browser browser, Path folder) throws IOException {
        Path html = Files.write(folder.resolve(asked.kind() + ".html"), file(shop, asked, "html"));
        browser.visit(html.toUri());
        return new ShownReport(
                run(browser, TABLES), run(browser, FIGURES), run(browser, SENTENCES), paper(file(shop, asked, "pdf")));
    }

    @SuppressWarnings("unchecked")
    private static <T> T run(Browser browser, String script) {
        return (T) browser.driver().executeScript(script);
    }

    private static byte[] file(ComparedShop shop, AskedReport asked, String format) {
        HttpRequest request = HttpRequest.newBuilder(shop.uri("/api/reports/export"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked.body(format)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode())
                    .as(() -> new String(response.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(asked.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(asked.toString(), e);
        }
    }

    private static String paper(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper text = new PDFTextStripper();
            text.setSortByPosition(true);
            return text.getText(document).replaceAll("\\s+", " ");
        }
    }
}
