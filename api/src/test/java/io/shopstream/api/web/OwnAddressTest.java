package io.shopstream.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class OwnAddressTest {
    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    /** A request by http for a page of orders, as a proxy passes it on. */
    private static void ask(int port) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                OwnAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getScheme" -> "http";
                    case "getServerName" -> "shop.example";
                    case "getServerPort" -> port;
                    case "getContextPath" -> "";
                    case "getRequestURI" -> "/api/data/orders";
                    case "getQueryString" -> "page_size=2&page_token=a";
                    case "getHeader" ->
                        switch (String.valueOf(arguments[0])) {
                            case "X-Forwarded-Proto" -> "https";
                            case "X-Forwarded-Host" -> "evil.example";
                            default -> null;
                        };
                    default -> null;
                });
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static String next(OwnAddress own) {
        ResponseEntity<String> answer =
                new NextPage(own).linked(ResponseEntity.ok().build(), "b", "body");
        return String.valueOf(answer.getHeaders().getFirst(HttpHeaders.LINK));
    }

    @Test
    void shouldBeginWithHttpsBehindAProxyThatSpeaksIt() {
        ask(80);
        OwnAddress own = new OwnAddress(true);

        assertThat(own.root()).isEqualTo("https://shop.example");
        assertThat(next(own))
                .isEqualTo("<https://shop.example/api/data/orders?page_size=2&page_token=b>; rel=\"next\"");
    }

    @Test
    void shouldKeepThePortThatTheClientAsked() {
        ask(8443);

        assertThat(new OwnAddress(true).root()).isEqualTo("https://shop.example:8443");
    }

    @Test
    void shouldNotBelieveTheHeadersOfAProxy() {
        ask(80);
        OwnAddress own = new OwnAddress(false);

        assertThat(own.root()).isEqualTo("http://shop.example");
        assertThat(next(own)).startsWith("<http://shop.example/api/data/orders?");
    }
}
