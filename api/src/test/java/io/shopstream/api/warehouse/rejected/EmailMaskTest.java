package io.shopstream.api.warehouse.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ada@example.org ~ ***@***********",
                "root@localhost is taken ~ ****@********* is taken",
                "Ada <ada.l+shop@mail.example.org>, x ~ Ada <**********@****************>, x",
                "{\"email\":\"o'neil@example.org\"} ~ {\"email\":\"******@***********\"}",
                "mailto:ada%40example.org&x ~ mailto:***%40*************",
                "\"ada\\u0040example.org\" ~ \"***\\u0040***********\"",
                "jörg@müller.de ~ ****@*********",
                "用户@例子.公司 ~ **@*****",
                "a@b.c@d.e ~ *@***@***",
                "a@b@c.d ~ *@*@***",
                "Key (email)=(root@localhost) exists ~ Key (email)=(****@*********) exists",
                "row (u-1, \"Ada L.\"@example.org, x) ~ row (u-1, \"*******@***********, x)",
                "\"\"\"Ada, L.\"\"@example.org\" ~ \"\"\"*********@***********\"",
                "ada@[192.168.0.1] or ada@[IPv6:2001:db8::1] ~ ***@************* or ***@******************",
                "a%b=c{d|e}f@x ~ ***********@*",
                "no address: a @ b.c, @c.d, e@ ~ no address: a @ b.c, @c.d, e@",
                "12.50 % 3@2 ~ 12.50 % *@*",
            })
    void shouldMaskEveryAddress(String text, String masked) {
        assertThat(EmailMask.of(text)).isEqualTo(masked);
    }

    @Test
    void shouldMaskALongTextInLinearTime() {
        String name = "x".repeat(4 << 20);
        assertThat(EmailMask.of(name + "@" + name)).doesNotContain("x").hasSize((8 << 20) + 1);
        assertThat(EmailMask.of("\"@".repeat(1 << 20) + "x")).endsWith("*");
    }
}
