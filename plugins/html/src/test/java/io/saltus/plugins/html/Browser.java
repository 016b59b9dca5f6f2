package io.saltus.plugins.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, driven by its DevTools protocol; notes what a page says and asks for. */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private Browser(Process process, Path profile, URI page) {
        this.process = process;
        this.profile = profile;
        this.socket =
                HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Ear()).join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            ask(domain + ".enable", Map.of());
        }
    }

    /** Returns the browser's program, if there is one on the path. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(
                        folder ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser open(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("saltus-browser");
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "--window-size=1280,900",
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Path port = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 300 && !(Files.exists(port) && Files.size(port) > 0); i++) {
            Thread.sleep(100);
        }
        String address = "127.0.0.1:" + Files.readAllLines(port).get(0);
        String targets =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("http://" + address + "/json/list"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        for (JsonNode target : JSON.readTree(targets)) {
            if (target.path("type").asText().equals("page")) {
                return new Browser(
                        process, profile, URI.create(target.path("webSocketDebuggerUrl").asText()));
            }
        }
        process.destroy();
        throw new IOException("the browser shows no page");
    }

    /** Goes to an address and waits until the page is drawn; forgets what earlier pages said. */
    public void visit(String address) {
        visit(address, "document.readyState === 'complete' && !!document.querySelector('main h1')");
    }

    /** Goes to an address and waits until a condition is true there. */
    public void visit(String address, String condition) {
        ask("Page.navigate", Map.of("url", "about:blank"));
        errors.clear();
        requests.clear();
        ask("Page.navigate", Map.of("url", address));
        await(condition);
    }

    /**
     * Returns how the page breaks the rules of axe-core, which is on the class path: rule, how
     * often, and the first place.
     */
    public List<String> violations() throws IOException {
        run(
                axe()
                        + "; window.found = null; axe.run(document, { resultTypes: ['violations'] }).then(r => { window.found = r.violations.map(v => v.id + ': ' + v.nodes.length + ' of ' + v.nodes[0].html.slice(0, 150)); }); 0");
        await("window.found !== null");
        List<String> found = new ArrayList<>();
        run("window.found").forEach(node -> found.add(node.asText()));
        return found;
    }

    private static String axe() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            properties.load(in);
        }
        String release = properties.getProperty("version");
        try (InputStream in =
                resource("/META-INF/resources/webjars/axe-core/" + release + "/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Browser.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("not on the class path: " + name);
        }
        return in;
    }

    /** Returns the value of a JavaScript expression. */
    public JsonNode run(String expression) {
        JsonNode answer =
                ask(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "returnByValue",
                                true,
                                "awaitPromise",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until a JavaScript expression is true. */
    public void await(String condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (run("Boolean(" + condition + ")").asBoolean()) {
                return;
            }
            pause(40);
        }
        throw new AssertionError("never became true: " + condition + "; errors: " + errors);
    }

    public static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Presses and releases a key. */
    public void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            ask("Input.dispatchKeyEvent", Map.of("type", type, "key", key));
        }
    }

    /** Sends a command of the protocol and returns its answer. */
    public JsonNode ask(String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // a helper process may still write as it ends; the folder is temporary
        }
    }

    /** Hears answers and events. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                try {
                    hear(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    errors.add("not JSON: " + text);
                }
                text.setLength(0);
            }
            from.request(1);
            return null; // the interface's way of saying: done with the part
        }

        private void hear(JsonNode message) {
            if (message.has("id")) {
                CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt());
                if (message.has("error")) {
                    answer.completeExceptionally(
                            new IllegalStateException(message.path("error").toString()));
                } else {
                    answer.complete(message.path("result"));
                }
                return;
            }
            JsonNode said = message.path("params");
            switch (message.path("method").asText()) {
                case "Runtime.exceptionThrown" ->
                        errors.add(said.path("exceptionDetails").toString());
                case "Runtime.consoleAPICalled" -> {
                    if (List.of("error", "warning", "assert")
                            .contains(said.path("type").asText())) {
                        errors.add(said.path("args").toString());
                    }
                }
                case "Log.entryAdded" -> errors.add(said.path("entry").toString());
                case "Network.requestWillBeSent" ->
                        requests.add(said.path("request").path("url").asText());
                default -> {}
            }
        }
    }
}
