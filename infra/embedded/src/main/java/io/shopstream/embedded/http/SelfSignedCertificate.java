package io.shopstream.embedded.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;

/**
 * A certificate of {@code localhost} and {@code 127.0.0.1} with its key, for servers in tests. It is its own authority.
 *
 * @param certificate in PEM format; also what a client has to trust
 * @param key PKCS #8 in PEM format, readable by the owner only
 */
public record SelfSignedCertificate(Path certificate, Path key) {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "server";

    /** Makes a certificate and writes its two files into the directory; those of an earlier one are replaced. */
    public static SelfSignedCertificate in(Path directory) {
        try {
            Path store = Files.createTempFile(directory, "server", ".p12");
            Files.delete(store);
            makeKey(store);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream stored = Files.newInputStream(store)) {
                keys.load(stored, PASSWORD);
            }
            Files.delete(store);
            Path key = directory.resolve("server.key");
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            write(
                    key,
                    "PRIVATE KEY",
                    Objects.requireNonNull(keys.getKey(ALIAS, PASSWORD)).getEncoded());
            Path certificate = directory.resolve("server.crt");
            write(
                    certificate,
                    "CERTIFICATE",
                    Objects.requireNonNull(keys.getCertificate(ALIAS)).getEncoded());
            return new SelfSignedCertificate(certificate, key);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificate could be made in " + directory, e);
        }
    }

    private static void makeKey(Path store) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void write(Path file, String type, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                        + "-----\n");
    }
}
