package io.shopstream.schemas.security;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host and port as in a Host header.
 *
 * @param host in lower case, an IPv6 address in brackets, without the dot that ends an absolute name
 * @param port -1 if none is given
 */
record HostAndPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,255})(?::([0-9]{0,5}))?");
    private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    // Short, octal and decimal forms such as 127.1 are no addresses here: no browser sends them, and parsers differ.
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /** Null if the text is not of this form: user information, a path, spaces and other characters included. */
    static @Nullable HostAndPort parse(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return null;
        }
        String host = form.group(1);
        String port = form.group(2);
        HostAndPort parsed = new HostAndPort(
                host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
                port == null || port.isEmpty() ? -1 : Integer.parseInt(port));
        return parsed.host.isEmpty() || parsed.host.startsWith("[") && parsed.address() == null ? null : parsed;
    }

    /** The port, or that of the scheme. */
    int portOr(int schemePort) {
        return port < 0 ? schemePort : port;
    }

    /** Whether it names this machine: localhost, 127.0.0.0/8 or ::1. */
    boolean isLoopback() {
        InetAddress address = address();
        return address == null ? host.equals("localhost") : address.isLoopbackAddress();
    }

    /** Whether it is an IP address, which, unlike a name, cannot be made to lead elsewhere. */
    boolean isAddress() {
        return address() != null;
    }

    private @Nullable InetAddress address() {
        try {
            if (host.startsWith("[")) {
                return InetAddress.ofLiteral(host.substring(1, host.length() - 1));
            }
            return IPV4.matcher(host).matches() ? InetAddress.ofLiteral(host) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
