package io.shopstream.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.host.Readiness;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;

/**
 * A container with one port, which is published at the same port of 127.0.0.1 for as long as the container exists, so that
 * clients find it again after a restart, and other machines do not find it.
 */
final class PublishedContainer {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final int SECONDS_TO_STOP = 60;

    private final Part part;
    private final GenericContainer<?> container;
    private final int port;
    private final Callable<Boolean> probe;

    /**
     * @param port of this machine
     * @param probe whether the program in the container answers
     */
    PublishedContainer(Part part, GenericContainer<?> container, int containerPort, int port, Callable<Boolean> probe) {
        this.part = part;
        this.port = port;
        this.probe = probe;
        this.container = container
                .withExposedPorts(containerPort)
                .withCreateContainerCmdModifier(command -> publish(command, containerPort, port))
                .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
                // The probe waits, after every start.
                .waitingFor(new WaitAllStrategy());
    }

    private static void publish(CreateContainerCmd command, int containerPort, int port) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig());
        host.withPortBindings(new PortBinding(
                com.github.dockerjava.api.model.Ports.Binding.bindIpAndPort(Ports.HOST, port),
                ExposedPort.tcp(containerPort)));
    }

    /** Returns when the program answers. Does nothing if the container already runs. */
    synchronized void start() {
        if (container.getContainerId() == null) {
            try {
                container.start();
            } catch (ContainerLaunchException | IllegalStateException e) {
                throw new EmbeddedStartException(
                        part.title() + " could not be started in a container: " + e.getMessage()
                                + "; the profile \"containers\" needs a container engine on this machine",
                        e);
            }
        } else if (container.isRunning()) {
            return;
        } else {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        Readiness.await(part, START_TIMEOUT, probe, this::failure);
    }

    /** Stops the program; the container keeps its files. */
    synchronized void stop() {
        try {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(SECONDS_TO_STOP)
                    .exec();
        } catch (NotModifiedException e) {
            // It has stopped already.
        }
    }

    /** Removes the container with its files. */
    synchronized void remove() {
        container.stop();
    }

    int port() {
        return port;
    }

    private String failure() {
        return container.isRunning() ? "" : part.title() + " stopped while starting:\n" + container.getLogs();
    }
}
