package io.saltus.plugins.jdbc;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The JDBC drivers in JARs that the user put somewhere, each file searched for its services. */
final class Drivers implements AutoCloseable {

    private final Path place;
    private final List<Path> jars;
    private final URLClassLoader loader;

    private Drivers(Path place, List<Path> jars, URLClassLoader loader) {
        this.place = place;
        this.jars = jars;
        this.loader = loader;
    }

    /**
     * Returns the drivers at the place that was set, or in {@code lib} beside this plugin's JAR.
     *
     * @param set a JAR or a folder of them; blank if none is set
     * @throws RequestException if there is nothing at that place
     */
    static Drivers in(String set) throws IOException {
        return in(set, Drivers.class.getClassLoader());
    }

    static Drivers in(String set, ClassLoader parent) throws IOException {
        Path place = set.isBlank() ? besidePlugin() : path(set.strip());
        List<Path> jars = List.of();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                jars = files.filter(Drivers::isJar).sorted().toList();
            }
        } else if (Files.isRegularFile(place)) {
            jars = List.of(place);
        } else if (!set.isBlank()) {
            throw new RequestException(
                    "there is no JAR or folder '%s' (set as drivers)".formatted(set.strip()));
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new Drivers(
                place, jars, new URLClassLoader("jdbc", urls.toArray(new URL[0]), parent));
    }

    /**
     * Connects with the first driver that takes {@code url}.
     *
     * @throws RequestException if there is none
     */
    Connection connect(String url, Properties properties) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader); // some drivers look for parts of theirs through it
        try {
            List<String> others = new ArrayList<>();
            for (Driver driver : all(others)) {
                if (driver.acceptsURL(url)) {
                    Connection connection = driver.connect(url, properties);
                    if (connection != null) {
                        return connection;
                    }
                }
                others.add(driver.getClass().getName());
            }
            throw new RequestException(none(url, others));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private List<Driver> all(List<String> broken) {
        List<Driver> drivers = new ArrayList<>();
        Iterator<Driver> found = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return drivers;
                }
                drivers.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add("one that cannot be loaded: " + e.getMessage());
            }
        }
    }

    private String none(String url, List<String> others) {
        String[] parts = url.split(":", 3);
        String files =
                String.join(", ", jars.stream().map(jar -> jar.getFileName().toString()).toList());
        return ("no driver for jdbc:%s; put its JAR into the folder %s, or name it with"
                        + " drivers=FILE. Found %s%s")
                .formatted(
                        parts.length > 1 ? parts[1] : "",
                        place,
                        files.isEmpty() ? "no JAR there" : files,
                        others.isEmpty()
                                ? ""
                                : "; drivers for other databases: " + String.join(", ", others));
    }

    /** Whether it may be a driver: the folder of the plugin holds a library of its own, too. */
    private static boolean isJar(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") && !name.startsWith("saltus-");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new RequestException("'" + text + "' (set as drivers) is no path", e);
        }
    }

    private static Path besidePlugin() {
        CodeSource source = Drivers.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return jar.resolveSibling("lib");
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Path.of("lib");
        }
    }
}
