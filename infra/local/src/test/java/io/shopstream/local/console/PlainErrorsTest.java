package io.shopstream.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PlainErrorsTest {
    @Command(name = "failing")
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    private static String printed(Exception failure) {
        StringWriter err = new StringWriter();
        new CommandLine(new Failing(failure))
                .setExecutionExceptionHandler(new PlainErrors())
                .setErr(new PrintWriter(err, true))
                .execute();
        return err.toString().strip();
    }

    @Test
    void shouldPrintOneLineWithTheReason() {
        assertThat(printed(new CommandFailure("the sink does not answer")))
                .isEqualTo("shopstream: the sink does not answer");
        assertThat(printed(new KafkaException("Failed to create new KafkaAdminClient", new ConfigException("No url"))))
                .isEqualTo("shopstream: Failed to create new KafkaAdminClient: No url");
        assertThat(printed(new IllegalStateException())).isEqualTo("shopstream: IllegalStateException");
    }
}
