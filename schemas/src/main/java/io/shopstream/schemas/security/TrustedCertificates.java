package io.shopstream.schemas.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates a client accepts over HTTPS: those of the authorities in one file, or those that the JDK knows.
 * The name in a certificate must match the address in both cases.
 */
public final class TrustedCertificates {
    /** The setting that names the file. */
    public static final String KEY = "shopstream.tls.ca";

    /** The environment variable of {@link #KEY}. */
    public static final String VARIABLE = "SHOPSTREAM_TLS_CA";

    /** Those that the JDK knows. */
    public static final TrustedCertificates OF_JDK = new TrustedCertificates("", jdkContext());

    private final String file;
    private final SSLContext context;

    private TrustedCertificates(String file, SSLContext context) {
        this.file = file;
        this.context = context;
    }

    /**
     * Those in the file, and no others.
     *
     * @param file certificates in PEM format; blank for those that the JDK knows
     * @throws IllegalArgumentException if it cannot be read or holds no certificate; names the setting
     */
    public static TrustedCertificates of(String file) {
        if (file.isBlank()) {
            return OF_JDK;
        }
        String name = KEY + " (" + VARIABLE + "): the file " + file.strip();
        try (InputStream pem = Files.newInputStream(Path.of(file.strip()))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(name + " holds no certificate");
            }
            return new TrustedCertificates(file.strip(), context(certificates));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(name + " cannot be read: " + e, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(name + " must hold certificates in PEM format: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static SSLContext jdkContext() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    public SSLContext context() {
        return context;
    }

    /** The PEM file; empty for those that the JDK knows. */
    public String file() {
        return file;
    }

    @Override
    public String toString() {
        return file.isEmpty() ? "those of the JDK" : file;
    }
}
