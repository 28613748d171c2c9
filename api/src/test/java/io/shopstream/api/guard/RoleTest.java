package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({"READ, reader or operator", "SEND, ingest or operator", "OPERATE, operator"})
    void shouldNameTheRolesThatSuffice(Access access, String roles) {
        assertThat(Role.sufficient(access)).isEqualTo(roles);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeDescribedAndKnownByItsCode(Role role) {
        assertThat(Role.DESCRIPTION).contains(role.code() + " ");
        assertThat(Role.ofCode(role.code())).contains(role);
    }

    @Test
    void shouldNotKnowOtherCodes() {
        assertThat(Role.ofCode("READER")).isEmpty();
        assertThat(Role.ofCode("")).isEmpty();
    }
}
