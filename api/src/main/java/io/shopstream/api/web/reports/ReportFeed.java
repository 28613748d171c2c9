package io.shopstream.api.web.reports;

import io.shopstream.api.reports.archive.ArchivedReport;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.format.XmlText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Reports as an Atom feed (RFC 4287). Ids are independent of the address of the service, and no other shop has them. */
final class ReportFeed {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final XMLStreamWriter xml;
    private final String urn;
    private final String root;

    private ReportFeed(XMLStreamWriter xml, UUID shopId, String root) {
        this.xml = xml;
        this.urn = "urn:shopstream:" + shopId;
        this.root = root;
    }

    /**
     * @param reports the newest first
     * @param root address of the service, without a slash at its end
     */
    static byte[] of(List<ArchivedReport> reports, UUID shopId, String root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, UTF_8);
            new ReportFeed(xml, shopId, root).write(reports);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory can be written", e);
        }
        return bytes.toByteArray();
    }

    private void write(List<ArchivedReport> reports) throws XMLStreamException {
        xml.writeStartDocument(UTF_8, "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        text("id", urn + ":reports");
        text("title", "shopstream reports");
        text(
                "updated",
                reports.stream()
                        .map(ArchivedReport::generatedAt)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                        .toString());
        xml.writeStartElement("author");
        text("name", "shopstream");
        xml.writeEndElement();
        link("self", "application/atom+xml", "/api/reports/feed.atom");
        link("alternate", "text/html", "/reports");
        for (ArchivedReport report : reports) {
            entry(report);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(ArchivedReport report) throws XMLStreamException {
        xml.writeStartElement("entry");
        text("id", urn + ":report:" + report.id());
        text("title", report.title());
        text("updated", report.generatedAt().toString());
        text("summary", summary(report));
        link("alternate", "text/html", "/api/reports/" + report.id() + ".html");
        link("enclosure", "application/pdf", "/api/reports/" + report.id() + ".pdf");
        xml.writeEndElement();
    }

    private static String summary(ArchivedReport report) {
        String findings =
                report.findings().isEmpty() ? ReportText.NOTHING_NOTABLE : String.join(" ", report.findings());
        return report.incomplete() == null ? findings : report.incomplete() + " " + findings;
    }

    private void link(String relation, String type, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", root + path);
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }
}
