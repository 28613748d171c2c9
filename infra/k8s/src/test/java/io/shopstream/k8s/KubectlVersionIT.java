package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Says which kubectl there is: where it is too old, this is skipped as the others are, and its report has the reason. */
@Tag("kubernetes")
class KubectlVersionIT {
    @Test
    void shouldRenderEveryOverlay() {
        Kubectl.assumeRecent();
        assertThat(Kubectl.overlays()).contains("local", "production", Kubectl.UPGRADE, Kubectl.TAKEOVER);
    }
}
