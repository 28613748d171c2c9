package io.shopstream.api.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemPagesTest {
    private static final Path FILES = Path.of("src/main/resources/problems");

    @Test
    void shouldHaveAFileForEachCodeAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                            .map(code -> code.code() + ".md")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatTheCodeSays(ProblemCode code) {
        String page = ProblemPages.markdown(code);
        assertThat(page)
                .startsWith("# %s%n%n`%s`, status %d%n%n".formatted(code.title(), code.code(), code.status()))
                .contains("## What to do\n\n- ");
        JsonNode example = new JsonMapper().readTree(ProblemPages.example(code));
        assertThat(example.get("type").stringValue()).isEqualTo(code.type());
        assertThat(example.get("title").stringValue()).isEqualTo(code.title());
        assertThat(example.get("status").intValue()).isEqualTo(code.status());
        assertThat(example.get("detail").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void shouldUseTheMarkdownThatIsRendered(ProblemCode code) {
        String text = MarkdownPage.html(ProblemPages.markdown(code)).replaceAll("(?s)<pre>.*?</pre>", "");
        assertThat(text).doesNotContain("`", "**", "](", "\n# ", "\n- ", "\n* ", "\n1. ", "\n| ");
    }
}
