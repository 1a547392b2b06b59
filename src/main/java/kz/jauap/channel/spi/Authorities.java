package kz.jauap.channel.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Who may vouch for a provider's server: everybody Java trusts, and those of one PEM file besides. For providers whose
/// certificate comes from an authority no system knows; nobody else is trusted more for that.
final class Authorities {

    private Authorities() {}

    /// @throws IllegalArgumentException when the file holds no certificates
    static SSLContext withThoseOf(Path pem) {
        try {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            int number = 0;
            for (X509Certificate one : ofJava()) {
                known.setCertificateEntry("java-" + number++, one);
            }
            int before = number;
            for (Certificate one : read(pem)) {
                known.setCertificateEntry("more-" + number++, one);
            }
            if (number == before) {
                throw new IllegalArgumentException(pem + " holds no certificates");
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(known), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(pem + " is no PEM file with certificates: " + e.getMessage(), e);
        }
    }

    private static Iterable<? extends Certificate> read(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static X509Certificate[] ofJava() throws GeneralSecurityException {
        return Arrays.stream(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
