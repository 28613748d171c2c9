package io.shopstream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.rules.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterTextTest {

    @Test
    void shouldShowTextAsItIsAndOtherBytesAsADump() {
        assertThat(RawText.of("536365,1.50 £".getBytes(StandardCharsets.UTF_8))).isEqualTo("\"536365,1.50 £\"");
        assertThat(RawText.of(new byte[] {0, 0x77, 0x1b, 'h', 'i', (byte) 0xff}).lines())
                .containsExactly("6 bytes", "  0000  00 77 1b 68 69 ff                                .w.hi.");
        assertThat(RawText.of(new byte[600]).lines()).hasSize(34).endsWith("  and 88 bytes more");
    }

    @Test
    void shouldReplaceControlCharacters() {
        DeadLetter deadLetter = TestDeadLetters.deadLetter("shop-import", "a\u001b[2J.csv", 5);
        deadLetter.setReason("field\u0007missing");

        assertThat(DeadLetterText.table(List.of(deadLetter)))
                .contains("a.[2J.csv-2@5", "field.missing", "2026-03-01T12:00:01Z")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void shouldHaveARemedyForEveryReason() {
        for (RejectionReason reason : RejectionReason.values()) {
            DeadLetter deadLetter = TestDeadLetters.deadLetter("shop-streams", "shop.orders.v1", 1);
            deadLetter.setReason(reason.code());
            assertThat(Remedy.of(deadLetter)).as(reason.code()).isNotBlank().doesNotContain("Unknown reason");
        }
    }

    @Test
    void shouldSendTheReaderOfACapturedRowToTheShopDatabase() {
        DeadLetter deadLetter = TestDeadLetters.deadLetter("t1-shop-capture", "shop.users#u1", 1);
        deadLetter.setReason(RejectionReason.FIELD_MISSING.code());
        assertThat(Remedy.of(deadLetter)).startsWith("Correct the row in the shop database");
    }
}
