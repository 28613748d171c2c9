package io.shopstream.schemas.security;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a service answers. A page that has rebound its own name to the address of the service (DNS
 * rebinding) sends that name in Host, so the service must know its own names.
 *
 * <table>
 * <caption>Accepted in Host, with any port</caption>
 * <tr><th>service bound to</th><th>accepted</th></tr>
 * <tr><td>a loopback address</td><td>localhost, 127.0.0.0/8, [::1], and the names in the setting</td></tr>
 * <tr><td>anything else</td><td>the same, and every IP address: an address cannot be rebound</td></tr>
 * </table>
 */
public final class AllowedHosts {
    /** The setting that names more hosts. */
    public static final String KEY = "shopstream.allowed-hosts";

    /** The environment variable of {@link #KEY}. */
    public static final String VARIABLE = "SHOPSTREAM_ALLOWED_HOSTS";

    private static final String EVERY_HOST = "*";

    private final boolean loopbackOnly;
    private final Set<String> named;

    private AllowedHosts(boolean loopbackOnly, Set<String> named) {
        this.loopbackOnly = loopbackOnly;
        this.named = named;
    }

    /**
     * @param bind the address that the service listens on; empty for all addresses
     * @param named value of {@link #KEY}: names or addresses without port, separated by commas, or {@code *} for every
     *     host; blank ones are ignored
     * @throws IllegalArgumentException if one of them has another form; names the setting and the form
     */
    public static AllowedHosts of(String bind, String named) {
        Set<String> hosts = new LinkedHashSet<>();
        for (String entry : named.split(",", -1)) {
            String text = entry.strip();
            if (!text.isEmpty()) {
                hosts.add(text.equals(EVERY_HOST) ? text : host(text));
            }
        }
        return new AllowedHosts(BindAddress.isLoopback(bind), Set.copyOf(hosts));
    }

    private static String host(String text) {
        // An IPv6 address may be given without brackets.
        boolean bareIpv6 = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        HostAndPort parsed = HostAndPort.parse(bareIpv6 ? "[" + text + "]" : text);
        if (parsed == null || parsed.port() >= 0) {
            throw new IllegalArgumentException(
                    KEY + " (" + VARIABLE + ") must be host names or addresses without scheme"
                            + " and port, separated by commas, such as shop.example.org,10.0.0.5; or * for every host");
        }
        return parsed.host();
    }

    /** @param host value of a Host header; null if it cannot be parsed */
    boolean accepts(@Nullable HostAndPort host) {
        return host != null
                && (host.isLoopback()
                        || !loopbackOnly && host.isAddress()
                        || named.contains(EVERY_HOST)
                        || isNamed(host));
    }

    /** Whether the setting names this host itself; {@code *} names none. */
    boolean isNamed(HostAndPort host) {
        return named.contains(host.host());
    }
}
