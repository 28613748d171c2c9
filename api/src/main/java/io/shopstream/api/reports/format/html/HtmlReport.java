package io.shopstream.api.reports.format.html;

import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.format.chart.ChartScripts;
import io.shopstream.api.reports.format.chart.PageScripts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A report as one file: opened from disk, it needs and asks for nothing else. Charts are drawn by ECharts, which is part
 * of the file; its policy lets no script run but those that this class put in.
 */
public final class HtmlReport {
    private HtmlReport() {}

    public static byte[] of(Report report) {
        boolean hasCharts = !ChartScripts.charts(report).isEmpty();
        String echarts = hasCharts ? ChartScripts.echarts() : "";
        String functions = hasCharts ? ChartScripts.functions() : "";
        String page = PageScripts.resource("/reports/js/page.js");
        String style = PageScripts.resource("/reports/css/page.css");

        Markup out = new Markup();
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, echarts, functions, page))
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.empty("meta", "name", "generator", "content", "shopstream").line();
        out.element("title", title(report)).line();
        out.open("style").raw(style).close().close().line();
        out.open("body").line();
        out.element("a", "To the findings", "class", "skip", "href", "#findings")
                .line();
        contents(out, report);
        out.open("main")
                .raw(ReportMarkup.ofPage(report, HtmlReport::chart))
                .close()
                .line();
        if (hasCharts) {
            data(out, "report-data", ChartScripts.json(report));
            if (ChartScripts.needsOutlines(report)) {
                data(out, "outlines", ChartScripts.outlines());
            }
            out.open("script").raw(echarts).close().line();
            out.open("script").raw(functions).close().line();
        }
        out.open("script").raw(page).close().line();
        out.close().line().close().line();
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The name of the report, for the title of a window and of a document. */
    public static String title(Report report) {
        return report.title() + ", "
                + ReportText.of(report).period(report.period().range());
    }

    private static void contents(Markup out, Report report) {
        out.open("nav", "aria-label", "Contents").open("ul").line();
        link(out, "Key findings", "findings");
        for (int i = 0; i < report.sections().size(); i++) {
            Section section = report.sections().get(i);
            link(out, section.heading(), "section-" + (i + 1));
        }
        link(out, "Suggested actions", "suggestions");
        link(out, "Method", "method");
        out.close();
        out.element("button", "Dark", "type", "button", "id", "theme", "hidden", "hidden");
        out.close().line();
    }

    private static void link(Markup out, String text, String id) {
        out.open("li").element("a", text, "href", "#" + id).close().line();
    }

    private static void chart(Markup out, Chart chart, int number) {
        out.element(
                "div",
                "",
                "class",
                "chart",
                "role",
                "img",
                "data-chart",
                String.valueOf(number),
                "aria-label",
                chart.title() + ". " + chart.description());
        out.line();
    }

    // Nothing in it can end the element.
    private static void data(Markup out, String id, String json) {
        out.open("script", "type", "application/json", "id", id)
                .raw(json.replace("<", "\\u003c"))
                .close()
                .line();
    }

    // ECharts fills its tooltips with style attributes; scripts and style sheets are those of this file alone.
    private static String policy(String style, String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
        for (String script : scripts) {
            policy.append(script.isEmpty() ? "" : " " + hash(script));
        }
        return policy.append("; style-src-elem ")
                .append(hash(style))
                .append("; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
                .toString();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
