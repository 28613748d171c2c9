package io.shopstream.embedded.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Asks a service everything that it must refuse. Each method returns the answers that are wrong, so none if the service
 * is right: an error is wrong if it has another status, or is no problem (RFC 9457), and every answer without the headers
 * that restrict browsers is. For tests.
 *
 * <p>An address is method and path, such as {@code GET /sink/status}.
 */
public final class HttpEdge {
    private static final String JSON = "|Content-Type: application/json";
    private static final String PAGE = "|Host: localhost|Accept: text/html";
    private static final String CUSTOM = "|Host: localhost|X-Requested-With: test";
    private static final String FOREIGN = "evil.example";
    // More than a server reads of a line, of all headers, and of the parameters.
    private static final String LONG = "x".repeat(20_000);
    private static final int MANY = 2_000;

    private final String address;
    private final int port;
    private final List<String> wrong = new ArrayList<>();

    /** @param port of the service on this machine */
    public HttpEdge(int port) {
        this("127.0.0.1", port);
    }

    /** @param address of this machine at which the service is asked; it must listen there */
    public HttpEdge(String address, int port) {
        this.address = address;
        this.port = port;
    }

    /** Foreign hosts (421), and foreign origins and sites (403), at every address. */
    public List<String> strangers(Collection<String> addresses) {
        for (String address : addresses) {
            String start = address + " HTTP/1.1" + JSON + "|Host: ";
            expect(start + FOREIGN, "421");
            expect(start + "localhost." + FOREIGN, "421");
            expect(start + FOREIGN + "|X-Forwarded-Host: localhost", "421");
            expect(start + "localhost|Origin: http://" + FOREIGN, "403");
            expect(start + "localhost|Origin: null", "403");
            expect(start + "localhost|Sec-Fetch-Site: cross-site", "403");
            String path = address.substring(address.indexOf(' '));
            expect(
                    "OPTIONS" + path + " HTTP/1.1|Host: localhost|Origin: http://" + FOREIGN
                            + "|Access-Control-Request-Method: POST|Access-Control-Request-Headers: content-type",
                    "403");
        }
        return result();
    }

    /** What a form can send to an address without asking first (415). */
    public List<String> forms(Collection<String> addresses) {
        for (String address : addresses) {
            if (address.startsWith("POST ")) {
                String start = address + " HTTP/1.1|Host: localhost";
                expect(start + "|Content-Length: 0", "415");
                expect(start + "|Content-Type: text/plain", "{}", "415");
                expect(start + "|Content-Type: application/x-www-form-urlencoded", "a=b", "415");
                expect(start + "|Content-Type: multipart/form-data; boundary=b", "--b--", "415");
            }
        }
        return result();
    }

    /**
     * Requests of another machine that do not carry the token of the shop's services, or not as they must (401), at
     * every address and at other spellings of the open ones.
     *
     * @param token the right one
     * @param open paths that answer a GET of everybody; the other methods need the token there, too
     */
    public List<String> withoutToken(Collection<String> addresses, String token, Collection<String> open) {
        String bearer = "|Authorization: Bearer ";
        List<String> wrongOnes = List.of(
                "",
                bearer,
                bearer + token.substring(1),
                bearer + token + "0",
                bearer + token.toUpperCase(Locale.ROOT),
                bearer + token + bearer + token,
                bearer + token + ", Bearer " + token,
                "|Authorization: " + token,
                "|Authorization: Basic " + token,
                "|Proxy-Authorization: Bearer " + token,
                "|X-API-Key: " + token,
                "|Cookie: Authorization=Bearer " + token,
                "|X-Forwarded-For: 127.0.0.1|X-Real-IP: 127.0.0.1");
        List<String> asked = new ArrayList<>(addresses);
        asked.removeIf(each -> each.startsWith("GET ") && open.contains(each.substring("GET ".length())));
        for (String path : open) {
            asked.addAll(List.of("POST " + path, "GET " + path + "/", "GET /" + path, "GET " + path + "/../x"));
        }
        for (String each : asked) {
            for (String credentials : wrongOnes) {
                expect(each + " HTTP/1.1" + JSON + "|Host: " + address + credentials, "401");
            }
            expect(each + "?access_token=" + token + " HTTP/1.1" + JSON + "|Host: " + address, "401");
        }
        return result();
    }

    /**
     * The names under which a service that is bound to loopback answers, and others; several, contradicting and missing
     * ones.
     *
     * @param path answers 200 to GET
     */
    public List<String> names(String path) {
        for (String own : List.of("localhost:1", "LOCALHOST.", "127.0.0.1", "127.1.2.3", "[::1]:8080")) {
            expect("GET " + path + " HTTP/1.1|Host: " + own, "200");
            expect("GET " + path + " HTTP/1.1|Host: " + own + "|Origin: http://" + own, "200");
        }
        for (String other : List.of("127.1", "2130706433", "[::2]", "0.0.0.0", "localhost@" + FOREIGN, "", "::1")) {
            expect("GET " + path + " HTTP/1.1|Host: " + other, "400|421");
        }
        expect("GET " + path + " HTTP/1.0", "421");
        expect("GET " + path + " HTTP/1.0|Host: " + FOREIGN, "421");
        expect("GET " + path + " HTTP/1.1", "400");
        expect("GET " + path + " HTTP/1.1|Host: localhost|Host: " + FOREIGN, "400");
        expect("GET http://" + FOREIGN + path + " HTTP/1.1|Host: localhost", "400");
        expect("GET http://" + FOREIGN + path + " HTTP/1.1|Host: " + FOREIGN, "421");
        expect("GET http://" + FOREIGN + path + " HTTP/1.0", "421");
        expect("GET http://localhost" + path + " HTTP/1.1|Host: localhost", "200");
        return result();
    }

    /**
     * Errors of every kind, as a browser would ask.
     *
     * @param read of a controller that answers JSON to GET, and nothing else
     */
    public List<String> errors(String read) {
        expect("GET /nothing HTTP/1.1" + PAGE, "404");
        expect("GET /actuator/nothing HTTP/1.1" + PAGE, "404");
        expect("GET /error HTTP/1.1" + PAGE, "404");
        expect("GET " + read + "/ HTTP/1.1" + PAGE, "404");
        for (String method : List.of("DELETE", "PUT", "PATCH", "TRACE", "FOO")) {
            expect(method + " " + read + " HTTP/1.1" + PAGE, "405");
        }
        expect("GET " + read + " HTTP/1.1|Host: localhost|Accept: image/png", "406");
        String accept = " HTTP/1.1|Host: localhost|Accept: //";
        expect("GET " + read + accept, "406");
        expect("GET /nothing" + accept, "404|406");
        expect("DELETE " + read + accept, "405|406");
        for (String path : List.of("/%zz", "/%00", "/../..", "/a;b", "/%FF", "/%C0%AF", "/%ED%A0%80", "/a?b=[<>")) {
            expect("GET " + path + " HTTP/1.1" + PAGE, "400");
        }
        expect("GET " + read + " HTTP/9.9" + PAGE, "505");
        expect("GET " + read + " HTTP/1.1|Transfer-Encoding: unknown" + PAGE, "501");
        expect("GET " + read + " HTTP/1.1|Expect: the-unexpected" + PAGE, "417");
        expect("GET " + read + " HTTP/1.1|Content-Length: many" + PAGE, "400");
        expect("GET " + read + " HTTP/1.1|Content-Length: 1|Content-Length: 2" + PAGE, "400");
        expect("GET " + read + " HTTP/1.1|X-Long: " + LONG + PAGE, "400|431");
        expect("GET " + read + " HTTP/1.1" + "|X-Many: x".repeat(MANY) + PAGE, "400|431");
        expect("GET /" + LONG + " HTTP/1.1" + PAGE, "400|414");
        // Whether parameters are read at all is the controller's affair.
        for (String parameters : List.of("a=%zz", "a=%FF", "a&".repeat(MANY))) {
            expect("GET " + read + "?" + parameters + " HTTP/1.1|Host: localhost", "200|400|413");
        }
        return result();
    }

    /**
     * Bodies that are none.
     *
     * @param write takes a JSON object by POST
     */
    public List<String> bodies(String write) {
        String start = "POST " + write + " HTTP/1.1";
        for (String body : List.of("", "{", "nothing", "[1]", "\"text\"", "[".repeat(MANY), "\0")) {
            expect(start + JSON + CUSTOM, body, "400");
        }
        expect(start + JSON + "|Transfer-Encoding: chunked" + CUSTOM, "zz\r\n", "400");
        expect(start + JSON + "; charset=nonsense" + CUSTOM, "{}", "400|415");
        for (String type : List.of("text/csv", "application/x-www-form-urlencoded", "multipart/form-data", "a")) {
            expect(start + "|Content-Type: " + type + CUSTOM, "a=%zz", "400|415");
        }
        return result();
    }

    private void expect(String request, String statuses) {
        expect(request, "", statuses);
    }

    private void expect(String request, String body, String statuses) {
        RawHttp.Answer answer = RawHttp.send(address, port, request, body);
        if (!List.of(statuses.split("\\|")).contains(String.valueOf(answer.status()))
                || answer.isError() && !answer.isProblem()
                || !answer.isGuarded()) {
            wrong.add("%s: %s instead of %s"
                    .formatted(shortened(request + " " + body), shortened(answer.toString()), statuses));
        }
    }

    private static String shortened(String text) {
        int most = 400;
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }

    private List<String> result() {
        List<String> found = List.copyOf(wrong);
        wrong.clear();
        return found;
    }
}
