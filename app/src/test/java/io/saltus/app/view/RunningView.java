package io.saltus.app.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.app.Installed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code saltus view} of the built distribution, as a user starts it, and who asks it things. */
final class RunningView implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private RunningView(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it in a folder and waits for its address. */
    static RunningView of(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Installed.HOME.resolve("bin/saltus").toString());
        command.add("view");
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        Installed.setUp(builder);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("it ended before it had an address: " + command);
        }
        return new RunningView(process, URI.create(line));
    }

    URI address() {
        return address;
    }

    /** The address of what follows the token. */
    URI at(String path) {
        return address.resolve(address.getRawPath() + path);
    }

    HttpResponse<byte[]> ask(String method, URI uri) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return ask("GET", at(path));
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    /** What the server says of a question: names and values in turn. */
    JsonNode analysis(String... question) throws IOException, InterruptedException {
        return json("analysis?page=test" + query(question));
    }

    static String query(String... words) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < words.length; i += 2) {
            query.append('&').append(words[i]).append('=');
            query.append(URLEncoder.encode(words[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    /** The first line of the answer to a request for a host of another name. */
    String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request =
                    "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** Waits until the choices say that results were read so often. */
    void awaitReading(int number) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (json("choices").path("reading").asInt() >= number) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never read so often: " + number);
    }

    /** What is said next to a page that begins to listen: the state of the results. */
    JsonNode state() throws IOException, InterruptedException {
        HttpResponse<java.util.stream.Stream<String>> events =
                client.send(
                        HttpRequest.newBuilder(at("events?page=state")).build(),
                        HttpResponse.BodyHandlers.ofLines());
        try (var lines = events.body()) {
            String data = lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
            return JSON.readTree(data.substring("data: ".length()));
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
