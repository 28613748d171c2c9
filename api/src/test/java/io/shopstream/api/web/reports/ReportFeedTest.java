package io.shopstream.api.web.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.archive.ArchivedReport;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ReportFeedTest {
    private static final UUID SHOP = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

    private static Document feed(List<String> findings) throws Exception {
        return feed(findings, SHOP);
    }

    private static Document feed(List<String> findings, UUID shopId) throws Exception {
        ArchivedReport report = new ArchivedReport(
                "executive-2026-11-30-0123456789ab",
                "executive",
                new TimeRange(Instant.parse("2026-11-30T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")),
                "UTC",
                "USD",
                "Executive summary, 30 Nov 2026",
                findings,
                NOW,
                NOW,
                null);
        byte[] feed = ReportFeed.of(List.of(report), shopId, "http://127.0.0.1:8080");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed));
    }

    private static List<String> ids(Document feed) {
        NodeList ids = feed.getElementsByTagName("id");
        return IntStream.range(0, ids.getLength())
                .mapToObj(at -> ids.item(at).getTextContent())
                .toList();
    }

    @Test
    void shouldHaveIdsThatNoOtherShopHas() throws Exception {
        List<String> ids = ids(feed(List.of()));

        assertThat(ids)
                .containsExactly(
                        "urn:shopstream:00000000-0000-0001-0000-000000000002:reports",
                        "urn:shopstream:00000000-0000-0001-0000-000000000002:report:executive-2026-11-30-0123456789ab");
        assertThat(ids(feed(List.of(), new UUID(1, 3)))).doesNotContainAnyElementsOf(ids);
    }

    private static String summary(Document feed) {
        return feed.getElementsByTagName("summary").item(0).getTextContent();
    }

    @Test
    void shouldReplaceCharactersThatXmlDoesNotHave() throws Exception {
        assertThat(summary(feed(List.of("Tray\u0001 & <cup>\uffff rose."))))
                .isEqualTo("Tray\ufffd & <cup>\ufffd rose.");
    }

    @Test
    void shouldSayThatNothingIsNotable() throws Exception {
        assertThat(summary(feed(List.of()))).isEqualTo("Nothing notable.");
    }
}
