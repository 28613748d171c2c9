package io.shopstream.local.forget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    private final PersonalData personal = new PersonalData(List.of(" Zoë Quagmire ", "Zoe@Forget.example", "Bo"));

    @Test
    void shouldFindTextsAnywhereWhateverTheCaseOfAsciiLetters() {
        assertThat(personal.isIn("Zoë Quagmire")).isTrue();
        assertThat(personal.isIn("\u0000\u0018zoë quagmirE\u0002")).isTrue();
        assertThat(personal.isIn("{\"email\":\"zoe@forget.EXAMPLE\"}")).isTrue();
        assertThat(personal.isIn(new RecordHeaders().add("from", bytes("zoe@forget.example"))))
                .isTrue();
        assertThat(personal.isIn(new RecordHeaders().add("zoe@forget.example", null)))
                .isTrue();
    }

    @Test
    void shouldFindNoPartsAndNoTextsThatRandomBytesHave() {
        assertThat(personal.isIn("Zoë Quagmir, zoe@forget.exampl")).isFalse();
        assertThat(personal.isIn("Bo")).as("too short to be meant").isFalse();
        assertThat(personal.isIn((byte[]) null)).isFalse();
        assertThat(personal.isIn("")).isFalse();
        assertThat(new PersonalData(List.of(" ", "")).isIn("anything")).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
