package io.shopstream.api.reports.format.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.format.chart.ChartPictures;
import io.shopstream.api.reports.format.chart.PageScripts;
import io.shopstream.api.reports.format.chart.ReportFonts;
import io.shopstream.api.reports.format.html.HtmlReport;
import io.shopstream.api.reports.format.html.Markup;
import io.shopstream.api.reports.format.html.ReportMarkup;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A report on pages of A4, in light colours: PDF/A-3a and PDF/UA-1, with charts as vectors and the font within. It is
 * dated by the report, so the same report gives the same bytes. One is written at a time.
 */
public final class PdfReport {
    /** Between the margins of the page, in pixels of style sheets. */
    private static final int CONTENT_WIDTH = 672;

    private final ReportFonts fonts;
    private final ChartPictures charts;
    private boolean isPrepared;

    public PdfReport(ReportFonts fonts, ChartPictures charts) {
        this.fonts = fonts;
        this.charts = charts;
    }

    public synchronized byte[] of(Report report) {
        prepare();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (ReportFonts.Weight weight : ReportFonts.Weight.values()) {
            builder.useFont(() -> ReportFonts.file(weight), ReportFonts.FAMILY, weight.css(), FontStyle.NORMAL, true);
        }
        builder.useSVGDrawer(new SvgPictures());
        // The document refers to nothing outside of itself.
        builder.useUriResolver((base, address) -> null);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.usePdfUaAccessibility(true);
        builder.withProducer("shopstream");
        builder.withHtmlContent(document(report), "");
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                DocumentDates.set(document, report);
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    // The library logs about everything that it does, by a logger of its own.
    private void prepare() {
        if (!isPrepared) {
            XRLog.setLoggingEnabled(false);
            fonts.register();
            isPrepared = true;
        }
    }

    private String document(Report report) {
        String title = HtmlReport.title(report);
        Markup out = new Markup();
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en")
                .open("head")
                .line();
        out.element("title", title).line();
        out.empty("meta", "name", "subject", "content", title).line();
        out.empty("meta", "name", "author", "content", "shopstream").line();
        out.open("style")
                .text(PageScripts.resource("/reports/css/paper.css"))
                .close()
                .line();
        bookmarks(out, report);
        out.close().open("body").line();
        out.element("div", title, "class", "running").line();
        out.raw(ReportMarkup.ofPaper(report, (markup, chart, number) -> picture(markup, report, chart, number)));
        return out.close().close().toString();
    }

    private static void bookmarks(Markup out, Report report) {
        out.open("bookmarks");
        out.empty("bookmark", "name", "Key findings", "href", "#findings");
        for (int i = 0; i < report.sections().size(); i++) {
            out.empty("bookmark", "name", report.sections().get(i).heading(), "href", "#section-" + (i + 1));
        }
        out.empty("bookmark", "name", "Suggested actions", "href", "#suggestions");
        out.empty("bookmark", "name", "How these figures are made", "href", "#method");
        out.close().line();
    }

    private void picture(Markup out, Report report, Chart chart, int number) {
        String svg = charts.svg(report, chart, "chart" + number, CONTENT_WIDTH);
        String description =
                new Markup().text(chart.title() + ". " + chart.description()).toString();
        out.raw(svg.replaceFirst("<svg ", "<svg alt=\"" + Matcher.quoteReplacement(description) + "\" "))
                .line();
    }
}
