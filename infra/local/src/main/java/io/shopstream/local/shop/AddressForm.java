package io.shopstream.local.shop;

import io.shopstream.schemas.security.BindAddress;
import io.shopstream.schemas.security.JdbcUrl;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an address is written. Nothing here repeats a text that was rejected: it may contain a password. */
enum AddressForm {
    BROKERS("must be HOST:PORT, or several of them separated by commas") {
        @Override
        boolean accepts(String text) {
            return BROKER_LIST.matcher(text).matches();
        }

        @Override
        List<InetSocketAddress> hosts(String text) {
            return sockets(text, 0);
        }
    },
    WEB("must be an http or https address without user, such as https://host/apis/ccompat/v7") {
        @Override
        boolean accepts(String text) {
            return isWeb(text);
        }

        @Override
        List<InetSocketAddress> hosts(String text) {
            return webHosts(text);
        }
    },
    SERVICE("must be an http or https address without path, such as https://host") {
        @Override
        boolean accepts(String text) {
            return isService(text);
        }

        @Override
        List<InetSocketAddress> hosts(String text) {
            return webHosts(text);
        }
    },
    SERVICES("must be http or https addresses without path, separated by commas, such as https://one,https://two") {
        @Override
        boolean accepts(String text) {
            return Arrays.stream(text.split(",", -1)).allMatch(AddressForm::isService);
        }

        @Override
        List<InetSocketAddress> hosts(String text) {
            return webHosts(text);
        }
    },
    DATABASE("must be a JDBC address of PostgreSQL without user and password, such as"
            + " jdbc:postgresql://host:5432/warehouse") {
        @Override
        boolean accepts(String text) {
            return JDBC.matcher(text).matches()
                    && JdbcUrl.withoutCredentials(text).equals(text);
        }

        @Override
        List<InetSocketAddress> hosts(String text) {
            Matcher address = JDBC.matcher(text);
            return address.matches() ? sockets(address.group(1), POSTGRES_PORT) : List.of();
        }
    };

    private static final int POSTGRES_PORT = 5432;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Pattern BROKER_LIST = Pattern.compile("[^\\s,/@]+:[0-9]{1,5}(,[^\\s,/@]+:[0-9]{1,5})*");
    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql://([^/?\\s@]+)/[^/?\\s]+(\\?\\S*)?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(.+?)(?::([0-9]{1,5}))?");

    private final String rule;

    AddressForm(String rule) {
        this.rule = rule;
    }

    /** Completes a sentence that begins with the name of an option or a variable. */
    String rule() {
        return rule;
    }

    abstract boolean accepts(String text);

    /** The addresses, not looked up, that one of this form leads to. */
    abstract List<InetSocketAddress> hosts(String text);

    private static boolean isWeb(String text) {
        try {
            URI address = URI.create(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isService(String text) {
        return isWeb(text)
                && Objects.requireNonNullElse(URI.create(text).getPath(), "")
                        .replace("/", "")
                        .isEmpty();
    }

    private static List<InetSocketAddress> webHosts(String text) {
        return Arrays.stream(text.split(","))
                .map(URI::create)
                .map(address -> InetSocketAddress.createUnresolved(host(address), port(address)))
                .toList();
    }

    /** Whether requests to a web address leave this machine as they are; so do those to a name that is not known. */
    static boolean isUnencrypted(String text) {
        URI address = URI.create(text);
        return "http".equals(address.getScheme()) && !BindAddress.isLoopback(host(address));
    }

    // A literal address of IPv6 is in brackets.
    private static String host(URI address) {
        return Objects.requireNonNullElse(address.getHost(), "").replaceAll("[\\[\\]]", "");
    }

    private static int port(URI address) {
        int schemePort = "https".equals(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return address.getPort() < 0 ? schemePort : address.getPort();
    }

    private static List<InetSocketAddress> sockets(String list, int defaultPort) {
        return Arrays.stream(list.split(","))
                .map(HOST_AND_PORT::matcher)
                .filter(Matcher::matches)
                .map(each -> InetSocketAddress.createUnresolved(
                        each.group(1).replaceAll("[\\[\\]]", ""),
                        each.group(2) == null ? defaultPort : Integer.parseInt(each.group(2))))
                .toList();
    }
}
