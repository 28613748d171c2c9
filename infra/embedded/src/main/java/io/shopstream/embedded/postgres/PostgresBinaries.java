package io.shopstream.embedded.postgres;

import io.shopstream.embedded.host.DirectoryTrees;
import io.shopstream.embedded.host.EmbeddedStartException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks PostgreSQL's programs once per machine and build into the user's cache directory. A clean-up of the temporary
 * directory would remove libraries of a running server.
 */
final class PostgresBinaries {

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    static synchronized PostgresBinaries unpacked() {
        Path cache = CacheDirectory.path();
        try {
            byte[] archive = archive();
            Path home = cache.resolve("postgresql-" + checksum(archive));
            if (!Files.isDirectory(home)) {
                unpackOnce(archive, cache, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "PostgreSQL could not be unpacked into " + cache + ": " + e.getMessage() + "; make it writable or "
                            + "choose another with -D" + CacheDirectory.PROPERTY,
                    e);
        }
    }

    /**
     * PostgreSQL refuses to run as root: a new user namespace shows root as {@code nobody}, who still owns the files.
     */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String architecture = ArchUtils.normalize(System.getProperty("os.arch"));
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new EmbeddedStartException(
                    "this build has no PostgreSQL for " + system + " on " + System.getProperty("os.arch")
                            + ": build it on this system, which chooses the right one, or name one with"
                            + " mvn -Dpostgres.platform",
                    e);
        }
    }

    private static String checksum(byte[] archive) {
        CRC32C checksum = new CRC32C();
        checksum.update(archive);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static void unpackOnce(byte[] archive, Path cache, Path home) throws IOException {
        Files.createDirectories(cache);
        Path lock = cache.resolve(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid() || Files.isDirectory(home)) {
                return;
            }
            Path partial = cache.resolve(home.getFileName() + ".partial");
            DirectoryTrees.delete(partial);
            unpack(archive, partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("unexpected path in the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    makeExecutable(path, entry.getMode());
                }
            }
        }
    }

    private static void makeExecutable(Path path, int mode) throws IOException {
        boolean executable = (mode & 0b001_000_000) != 0;
        if (executable && !path.toFile().setExecutable(true, false)) {
            throw new IOException(path + " cannot be made executable");
        }
    }
}
