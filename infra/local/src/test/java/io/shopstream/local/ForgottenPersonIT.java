package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Erases a person, has Kafka compact the topics, and searches every byte; {@link WholeShopIT} has a short run. */
@Tag("soak")
@Timeout(600)
class ForgottenPersonIT {
    @TempDir
    Path data;

    @Test
    void shouldLeaveNothingOfAPerson() throws Exception {
        try (ShopProcess shop = ShopProcess.start(data, "5", "--history=none")) {
            ForgetScenario.run(data, shop.endpoints(), true);

            Cli verified = Cli.run(data, "verify");
            assertThat(verified.exitCode()).as(verified.output()).isZero();
        }
    }
}
