package io.shopstream.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Prometheus itself says of settings and rules. Needs promtool, so it runs in the profile {@code monitoring}. */
@Tag("monitoring")
class PromtoolIT {
    @Test
    void shouldFindNothingWrongWithSettingsAndRules() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
        // Its rules lie where the container has them.
        for (String settings : List.of("prometheus.yml", "prometheus.prod.yml")) {
            assertThat(promtool("check", "config", "--syntax-only", "../compose/" + settings))
                    .contains("SUCCESS");
        }
    }

    @Test
    void shouldFireAsTheTestsOfTheRulesSay() throws Exception {
        assertThat(promtool("test", "rules", "alerts.test.yml")).contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(MonitoringFiles.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
