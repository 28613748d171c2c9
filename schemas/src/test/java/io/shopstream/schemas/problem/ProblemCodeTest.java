package io.shopstream.schemas.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsCode(ProblemCode code) {
        assertThat(ProblemCode.ofCode(code.code())).contains(code);
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.type()).isEqualTo("/problems/" + code.code());
        assertThat(code.status()).isBetween(400, 599);
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNREADABLE_REQUEST",
        "403, FORBIDDEN",
        "404, NO_SUCH_ADDRESS",
        "409, CONFLICT",
        "500, INTERNAL_ERROR",
        "503, UNAVAILABLE"
    })
    void shouldHaveAGeneralCodePerStatus(int status, ProblemCode code) {
        assertThat(ProblemCode.ofStatus(status)).contains(code);
    }

    @Test
    void shouldKnowNoOtherStatusAndCode() {
        assertThat(ProblemCode.ofStatus(418)).isEmpty();
        assertThat(ProblemCode.ofCode("NO_SUCH_RECORD")).isEmpty();
        assertThat(ProblemCode.ofCode("")).isEmpty();
    }

    @Test
    void shouldHaveTitlesThatDiffer() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::title)).doesNotHaveDuplicates();
    }
}
