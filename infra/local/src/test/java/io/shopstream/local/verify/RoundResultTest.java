package io.shopstream.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.RoundResult.Next;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundResultTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        # round, differs, before, timeout, suspect, changing, stores
              1, false,   false,  false,   false,   false,    true,  AGREED
              1, false,   false,  false,   false,   true,     true,  ANOTHER_ROUND
              2, false,   false,  false,   false,   true,     true,  AGREED
              1, true,    false,  false,   false,   false,    true,  ANOTHER_ROUND
             19, true,    false,  false,   false,   true,     true,  ANOTHER_ROUND
             20, true,    false,  false,   false,   true,     true,  AGREED
              2, false,   false,  false,   true,    true,     true,  ANOTHER_ROUND
             20, false,   false,  false,   true,    true,     true,  AGREED
             99, true,    true,   false,   false,   false,    true,  ANOTHER_ROUND
              2, true,    true,   true,    false,   false,    true,  DIFFERS
              2, true,    true,   true,    false,   false,    false, DIFFERS
              1, false,   false,  false,   false,   false,    false, ANOTHER_ROUND
             20, false,   false,  false,   false,   false,    false, ANOTHER_ROUND
             21, false,   false,  false,   false,   false,    false, STORES_SILENT
        """)
    void shouldDecideWhatFollowsARound(
            int number,
            boolean any,
            boolean before,
            boolean forTimeout,
            boolean suspect,
            boolean changing,
            boolean stores,
            Next next) {
        assertThat(new RoundResult(number, any, before, forTimeout, suspect, changing, stores).next())
                .isEqualTo(next);
    }
}
