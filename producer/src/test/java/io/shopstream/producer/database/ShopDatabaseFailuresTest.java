package io.shopstream.producer.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes of SQLSTATE in PostgreSQL's appendix A that a simulated shop can meet. */
class ShopDatabaseFailuresTest {
    private static final DatabaseAddress ADDRESS =
            new DatabaseAddress("jdbc:postgresql://db:5432/shop", "shop", "secret");

    @ParameterizedTest
    @CsvSource({
        "08001, check that PostgreSQL runs there",
        "08006, check that PostgreSQL runs there",
        "25006, see the server's log",
        "25P03, see the server's log",
        "25P04, see the server's log",
        "28000, 'check user and password, and that pg_hba.conf of the server allows them'",
        "28P01, 'check user and password, and that pg_hba.conf of the server allows them'",
        "40001, see the server's log",
        "40P01, see the server's log",
        "42501, see the server's log",
        "53100, see the server's log",
        "53300, see the server's log",
        "55006, see the server's log",
        "55P03, see the server's log",
        "57014, see the server's log",
        "57P01, see the server's log",
        "57P03, see the server's log",
        "58030, see the server's log"
    })
    void shouldTryAgainAfterWhatPassesOrAnOperatorCanUndo(String state, String remedy) {
        RuntimeException failure = ShopDatabaseFailures.of(ADDRESS, "be read", new SQLException("not now", state));

        assertThat(failure)
                .isInstanceOf(ShopDatabaseUnavailableException.class)
                .hasMessage("the shop database at db:5432 could not be read: not now (SQLSTATE " + state
                        + "); retrying, " + remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0A000", "21000", "22003", "23505", "25001", "25P02", "26000", "3D000", "3F000", "42601", "42703",
                "42P01", "54001", "P0001", "XX000", "XX001"
            })
    void shouldStopForAllOthers(String state) {
        assertThat(ShopDatabaseFailures.of(ADDRESS, "be written", new SQLException("Key (id)=(7)", state)))
                .isInstanceOf(ShopDatabaseException.class)
                .hasMessageContaining("SQLSTATE " + state);
    }

    @Test
    void shouldTryAgainAfterABrokenSocket() {
        assertThat(ShopDatabaseFailures.of(
                        ADDRESS, "be read", new SQLException("read", new SocketTimeoutException("too slow"))))
                .isInstanceOf(ShopDatabaseUnavailableException.class);
    }
}
