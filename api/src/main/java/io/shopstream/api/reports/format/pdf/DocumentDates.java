package io.shopstream.api.reports.format.pdf;

import io.shopstream.api.reports.content.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Dates a document by its report instead of by the clock. */
final class DocumentDates {
    private static final Pattern DATE = Pattern.compile("(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*");

    private DocumentDates() {}

    static void set(PDDocument document, Report report) throws IOException {
        Calendar generated = GregorianCalendar.from(
                report.generatedAt().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(generated);
        document.getDocumentInformation().setModificationDate(generated);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String date = report.generatedAt().truncatedTo(ChronoUnit.SECONDS).toString();
            try (InputStream in = metadata.createInputStream()) {
                String dated = DATE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .replaceAll("$1" + date);
                document.getDocumentCatalog()
                        .setMetadata(new PDMetadata(
                                document, new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8))));
            }
        }
        document.setDocumentId(report.generatedAt().toEpochMilli());
    }
}
