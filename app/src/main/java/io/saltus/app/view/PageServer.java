package io.saltus.app.view;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/**
 * The server of one page, for this machine alone.
 *
 * <p>It listens on 127.0.0.1; a request is answered only if it is for 127.0.0.1 or localhost by
 * name, so that no page from elsewhere reaches it under a name of its own (DNS rebinding), if its
 * path begins with a random token, and if it asks and changes nothing (GET, HEAD).
 */
final class PageServer {

    private static final int TOKEN_BYTES = 20;

    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};

    /** What answers requests whose token is right. */
    interface Site {
        /**
         * Returns the answer.
         *
         * @param path what follows the token
         * @param query the query, escaped; empty for none
         */
        Answer answer(String path, String query) throws IOException;

        /**
         * Writes events until the page has gone.
         *
         * @param query the query, escaped
         */
        void listen(String query, OutputStream out) throws IOException;
    }

    /** The path of events. */
    static final String EVENTS = "events";

    private final HttpServer server;
    private final String token;
    private final Site site;

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @throws RequestException if the port is taken or may not be used
     */
    PageServer(int port, Site site) throws IOException {
        this.site = site;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // read when the server's class is loaded: no waiting for more to send, none for slow
        // requests
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        try {
            this.server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), port),
                            0);
        } catch (BindException e) {
            throw new RequestException(
                    "--port %d cannot be used: %s; without --port a free one is taken"
                            .formatted(port, e.getMessage()),
                    e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread = new Thread(work, "saltus-page");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the address of the page. */
    String address() {
        return "http://" + LOOPBACK + ":" + server.getAddress().getPort() + "/" + token + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String given = path == null || path.isEmpty() ? "" : path.substring(1);
            int slash = given.indexOf('/');
            if (!isForUs(exchange.getRequestHeaders().getOrDefault("Host", List.of()))) {
                send(
                        exchange,
                        Answer.words(403, "saltus view answers to 127.0.0.1 and localhost alone"));
            } else if (slash < 0 || !isToken(given.substring(0, slash))) {
                send(exchange, Answer.words(404, "there is nothing here"));
            } else if (!exchange.getRequestMethod().matches("GET|HEAD")) {
                send(
                        exchange,
                        Answer.words(405, "GET and HEAD are what can be asked")
                                .with("Allow", "GET, HEAD"));
            } else {
                answer(exchange, given.substring(slash + 1));
            }
        } catch (IOException e) {
            // the page has gone; there is nobody to tell
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String asked = query == null ? "" : query;
        if (!path.equals(EVENTS)) {
            send(exchange, site.answer(path, asked));
            return;
        }
        Answer events = Answer.words(200, "");
        head(exchange, new Answer(200, "text/event-stream", events.body(), events.headers()));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            site.listen(asked, out);
        }
    }

    /** Whether a request names this machine; a port that is forwarded may be another. */
    private static boolean isForUs(List<String> hosts) {
        if (hosts.size() != 1) {
            return false;
        }
        String name = hosts.get(0).toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return name.equals(LOOPBACK) || name.equals("localhost");
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static void head(HttpExchange exchange, Answer answer) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        answer.headers().forEach(headers::set);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        head(exchange, answer);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders()
                    .set("Content-Length", String.valueOf(answer.body().length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(
                answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }
}
