package io.shopstream.schemas.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/d, jdbc:postgresql://h/d",
        "jdbc:postgresql://h/d?user=u&password=p, jdbc:postgresql://h/d",
        "jdbc:postgresql://h/d?ssl=true&sslpassword=p&sslmode=require, jdbc:postgresql://h/d?ssl=true&sslmode=require",
        "jdbc:postgresql://h/d?SSLPassword=p, jdbc:postgresql://h/d",
        "jdbc:postgresql://h/d?user=u&ApplicationName=user, jdbc:postgresql://h/d?ApplicationName=user"
    })
    void shouldRemoveEveryCredential(String url, String shown) {
        assertThat(JdbcUrl.withoutCredentials(url)).isEqualTo(shown);
    }
}
