package io.shopstream.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {

    @TempDir
    Path temporary;

    @Test
    void shouldQuoteTheLastLineThatNamesAFailure() throws IOException {
        ChildLog log = log("LOG: starting\nFATAL: could not write: No space left on device\nLOG: shut down\n");

        assertThat(log.errorLine()).isEqualTo("FATAL: could not write: No space left on device");
    }

    @Test
    void shouldQuoteTheLastLineWhenNoneNamesAFailure() throws IOException {
        assertThat(log("one\ntwo\n\n").errorLine()).isEqualTo("two");
    }

    @Test
    void shouldSayThatNothingWasPrinted() {
        assertThat(new ChildLog(temporary.resolve("absent")).errorLine()).isEqualTo("it printed nothing");
    }

    @Test
    void shouldKeepTheLogOfTheRunBefore() throws IOException {
        ChildLog log = log("before");

        log.rotate();

        assertThat(log.file()).doesNotExist();
        assertThat(temporary.resolve("child.log.1")).hasContent("before");
    }

    private ChildLog log(String text) throws IOException {
        return new ChildLog(Files.writeString(temporary.resolve("child.log"), text));
    }
}
