package io.shopstream.producer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    @Test
    void shouldParseItsParts() {
        DatabaseAddress address = new DatabaseAddress(
                "jdbc:postgresql://db.example:6432/shop?user=eve&sslmode=require&password=x", "anna", "secret");
        assertThat(address.host()).isEqualTo("db.example");
        assertThat(address.port()).isEqualTo(6432);
        assertThat(address.database()).isEqualTo("shop");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:6432/shop?sslmode=require");
        assertThat(address.toString()).contains("anna").doesNotContain("secret");
        assertThat(new DatabaseAddress("jdbc:postgresql://[::1]/shop", "a", null).port())
                .isEqualTo(5432);
    }

    @Test
    void shouldRejectAnInvalidUrl() {
        assertThatThrownBy(() -> new DatabaseAddress("jdbc:postgresql:shop", "a", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://host:5432/shop");
    }
}
