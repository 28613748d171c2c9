package io.shopstream.streams.runtime.application;

import io.shopstream.schemas.topic.KafkaAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the state of one application id of the streams service: its consumer group with the offsets, its internal
 * topics, and its local state. Input and output topics stay: the next start reads the log from its beginning and writes
 * every pane again over the equal one in the topic.
 */
public final class StreamsReset {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Admin admin;
    private final String applicationId;

    /** @param applicationId application id with prefix and generation */
    public StreamsReset(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * What was deleted.
     *
     * @param topics internal topics
     * @param group whether the group existed
     * @param state whether local state existed
     */
    public record Removed(List<String> topics, boolean group, boolean state) {}

    /**
     * Deletes the state. After a failure it can and must be repeated: until then the service refuses to start.
     *
     * @param stateDirectory state directory of the service; null if there is none to delete here
     * @throws IllegalStateException if an instance is a member of the group; then nothing was deleted, unless the
     *     instance joined during the reset
     * @throws KafkaException if the broker does not answer within 30 s, or rejects a request
     */
    public Removed run(@Nullable Path stateDirectory) {
        // The group first: the broker refuses to delete it while it has members, and without offsets the next start
        // detects any topics that are left.
        boolean group = deleteGroup();
        List<String> topics =
                new InternalTopics(applicationId).among(await(admin.listTopics().names()));
        await(admin.deleteTopics(topics).all());
        // Again, in case an instance joined in between.
        group |= deleteGroup();
        boolean state = stateDirectory != null && delete(stateDirectory.resolve(applicationId));
        return new Removed(topics, group, state);
    }

    private boolean deleteGroup() {
        try {
            await(admin.deleteConsumerGroups(List.of(applicationId)).all());
            return true;
        } catch (GroupIdNotFoundException e) {
            return false;
        } catch (GroupNotEmptyException e) {
            throw new IllegalStateException(
                    "instances of %s run, or were killed less than 10 s ago: stop every instance first, then repeat"
                            .formatted(applicationId),
                    e);
        }
    }

    private static boolean delete(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try {
            Files.walkFileTree(directory, new Deletion());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory + ": " + e.getMessage(), e);
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        return KafkaAnswer.await(future, TIMEOUT);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
