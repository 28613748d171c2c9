package io.shopstream.api.reports.format.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void shouldEscapeTextsAndAttributes() {
        String markup = new Markup()
                .element("p", "<b>&amp;\"'</b>", "title", "\"><script>")
                .empty("br")
                .toString();

        assertThat(markup)
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;</p><br />");
    }

    @Test
    void shouldReplaceWhatXmlDoesNotHave() {
        String markup = new Markup()
                .text("a\u0000\u0008\u001f\u0085\ud800\ufffe\uffffb\t\n\ud83d\ude00")
                .toString();

        assertThat(markup).isEqualTo("a\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdb\t\n\ud83d\ude00");
    }

    @Test
    void shouldNotLeaveElementsOpen() {
        assertThatThrownBy(new Markup().open("p")::toString).isInstanceOf(IllegalStateException.class);
    }
}
