package io.saltus.plugins.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, on a free port of this machine, in a temporary folder. */
final class PostgresServer {

    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts a server; nothing if PostgreSQL is not there or cannot be started. */
    static Optional<PostgresServer> start() throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("saltus-postgres");
        if (isRoot() && run(List.of("chown", "postgres", folder.toString())) != 0) {
            Files.delete(folder);
            return Optional.empty();
        }
        PostgresServer server = new PostgresServer(programs.get(), folder, freePort());
        if (server.begin()) {
            return Optional.of(server);
        }
        server.stop();
        return Optional.empty();
    }

    /** Anybody may come in without a password but the user {@code guarded}. */
    String url(String user) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=" + user;
    }

    String url() {
        return url("tester");
    }

    void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void stop() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private boolean begin() throws IOException, InterruptedException {
        String options = "-p " + port + " -h localhost -k " + folder + " -c fsync=off";
        if (program("initdb", "-D", data(), "-U", "tester", "-A", "trust", "-E", "UTF8") != 0) {
            return false;
        }
        Path rules = Path.of(data(), "pg_hba.conf");
        Files.writeString(
                rules, "host all guarded samehost scram-sha-256\n" + Files.readString(rules));
        return program("pg_ctl", "-D", data(), "-l", folder + "/log", "-o", options, "-w", "start")
                == 0;
    }

    private String data() {
        return folder + "/data";
    }

    /** PostgreSQL refuses to be run by root: there it is run as its own user. */
    private int program(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PACKAGES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }
}
