package io.shopstream.sink.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares golden bytes; {@code BinaryFormatIT} checks that PostgreSQL writes the same. */
class CopyEncoderTest {
    private final CopyEncoder encoder = new CopyEncoder();

    @Test
    void shouldWriteHeaderRowAndTrailer() {
        encoder.header();
        encoder.startRow(1);
        encoder.int4(-2);
        encoder.trailer();

        assertThat(hex())
                .isEqualTo(
                        "5047434f50590aff0d0a00" + "00000000" + "00000000" + "0001" + "00000004" + "fffffffe" + "ffff");
    }

    @Test
    void shouldWriteIntegersAndBooleans() {
        encoder.int8(Long.MIN_VALUE);
        encoder.int8(258);
        encoder.bool(true);
        encoder.bool(false);

        assertThat(hex())
                .isEqualTo("000000088000000000000000" + "000000080000000000000102" + "0000000101" + "0000000100");
    }

    @Test
    void shouldWriteTextAsUtf8() {
        encoder.text("");
        encoder.text("abc");
        encoder.text("aé€\uD83D\uDE00");
        encoder.text(null);

        assertThat(hex()).isEqualTo("00000000" + "00000003616263" + "0000000a61c3a9e282acf09f9880" + "ffffffff");
    }

    @Test
    void shouldWriteTimesFrom2000On() {
        encoder.timestamptz(Instant.parse("2000-01-01T00:00:00Z"));
        encoder.timestamptz(Instant.parse("1999-12-31T23:59:59.999Z"));
        encoder.timestamptz(Instant.parse("2011-12-09T12:50:00.001Z"));
        encoder.date(LocalDate.parse("2000-01-02"));
        encoder.date(LocalDate.parse("1999-12-31"));
        encoder.timestamptz(null);
        encoder.date(null);

        assertThat(hex())
                .isEqualTo("000000080000000000000000" + "00000008fffffffffffffc18" + "00000008000156a6fdd711e8"
                        + "0000000400000001" + "00000004ffffffff" + "ffffffff" + "ffffffff");
    }

    @Test
    void shouldWriteBytesWithoutMovingTheBuffer() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {9, 1, 2}).position(1);
        encoder.bytea(bytes);
        encoder.bytea(null);

        assertThat(hex()).isEqualTo("000000020102" + "ffffffff");
        assertThat(bytes.position()).isEqualTo(1);
    }

    /** digits, weight, sign, scale, then digits to base 10,000. */
    @ParameterizedTest
    @CsvSource({
        "0,                    0000 0000 0000 0002",
        "1,                    0001 ffff 0000 0002 0064",
        "-1,                   0001 ffff 4000 0002 0064",
        "99,                   0001 ffff 0000 0002 26ac",
        "100,                  0001 0000 0000 0002 0001",
        "1234,                 0002 0000 0000 0002 000c 0d48",
        "-1234,                0002 0000 4000 0002 000c 0d48",
        "1000000,              0001 0001 0000 0002 0001",
        "1000001,              0003 0001 0000 0002 0001 0000 0064",
        "99999999999999,       0004 0002 0000 0002 270f 270f 270f 26ac",
        "100000000000000,      0001 0003 0000 0002 0001",
        "9223372036854775807,  0006 0004 0000 0002 0009 08b9 1c23 1ac6 1e4e 02bc",
        "-9223372036854775808, 0006 0004 4000 0002 0009 08b9 1c23 1ac6 1e4e 0320"
    })
    void shouldWriteNumericFromMinorUnits(long minor, String golden) {
        encoder.numeric(minor);

        String bytes = golden.replace(" ", "");
        assertThat(hex()).isEqualTo("%08x".formatted(bytes.length() / 2) + bytes);
    }

    @Test
    void shouldWriteAbsentMoneyAsNull() {
        encoder.numeric((Long) null);

        assertThat(hex()).isEqualTo("ffffffff");
    }

    @Test
    void shouldGrowBeyondItsFirstBuffer() {
        String text = "x".repeat(1_000_000);
        encoder.text(text);
        encoder.text(text);

        assertThat(encoder.length()).isEqualTo(2 * (4 + text.length()));
        encoder.clear();
        assertThat(encoder.length()).isZero();
    }

    private String hex() {
        return HexFormat.of().formatHex(encoder.toByteArray());
    }
}
