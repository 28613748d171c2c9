package io.shopstream.api.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPageTest {
    @Test
    void shouldRenderHeadingsParagraphsListsAndCode() {
        assertThat(body("""
                # One

                First line
                and second.

                ## Two
                - a `b`
                - **c**

                ```json
                {"a": "`x`"}
                ```
                end""")).isEqualTo("""
                        <h1>One</h1>
                        <p>First line
                        and second.</p>
                        <h2>Two</h2>
                        <ul>
                        <li>a <code>b</code></li>
                        <li><strong>c</strong></li>
                        </ul>
                        <pre><code>{&quot;a&quot;: &quot;`x`&quot;}
                        </code></pre>
                        <p>end</p>
                        """);
    }

    @Test
    void shouldEscapeEverythingAndLinkToPagesOnly() {
        assertThat(body("<script>&\"'")).isEqualTo("<p>&lt;script&gt;&amp;&quot;&#39;</p>\n");
        assertThat(body("[the status](/api/status?a=1&b=2)"))
                .isEqualTo("<p><a href=\"/api/status?a=1&amp;b=2\">the status</a></p>\n");
        assertThat(body("[x](javascript:alert)")).isEqualTo("<p>[x](javascript:alert)</p>\n");
    }

    @Test
    void shouldTakeTheTitleFromTheFirstHeading() {
        assertThat(MarkdownPage.html("# A & B\n\n# C")).contains("<title>A &amp; B</title>");
        assertThat(MarkdownPage.title("text")).isEmpty();
    }

    private static String body(String markdown) {
        String page = MarkdownPage.html(markdown);
        return page.substring(page.indexOf("<body>\n") + 7, page.indexOf("</body>"));
    }
}
