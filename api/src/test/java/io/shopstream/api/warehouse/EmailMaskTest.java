package io.shopstream.api.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada@example.org | ***@***********",
                "Ada <ada.l+shop@mail.example.org>, x | Ada <**********@****************>, x",
                "{\"email\":\"o'neil@example.org\"} | {\"email\":\"******@***********\"}",
                "mailto:ada%40example.org&x | mailto:***%40*************",
                "\"ada\\u0040example.org\" | \"***\\u0040***********\"",
                "jörg@müller.de | *****@**********",
                "a@b.c@d.e | *@***@***",
                "a@b@c.d | a@*@***",
                "no address: a @ b.c, @c.d, e@, root@localhost | no address: a @ b.c, @c.d, e@, root@localhost",
                "12.50 % 3@2 | 12.50 % 3@2",
            })
    void shouldMaskWhatLooksLikeAnAddress(String text, String masked) {
        assertThat(EmailMask.of(text)).isEqualTo(masked);
    }

    @Test
    void shouldKeepTheLengthAndEveryByteBesideTheAddress() {
        byte[] avro = {2, 0, 30, 'a', 'd', 'a', '@', 'x', '.', 'y', 0, 4, (byte) 0xff};
        byte[] unchanged = avro.clone();
        assertThat(EmailMask.of(avro)).containsExactly(2, 0, 30, '*', '*', '*', '@', '*', '*', '*', 0, 4, 0xff);
        assertThat(avro).isEqualTo(unchanged);
        assertThat(EmailMask.of((byte[]) null)).isNull();
    }

    @Test
    void shouldMaskALargeValueInLinearTime() {
        String large = "x".repeat(8 << 20);
        byte[] masked = Objects.requireNonNull(
                EmailMask.of((large + "@" + large + ".org").getBytes(StandardCharsets.US_ASCII)));
        assertThat(new String(masked, StandardCharsets.US_ASCII)).doesNotContain("x", "org");
    }
}
