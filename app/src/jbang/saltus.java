///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Starts Saltus for JBang, or for {@code java saltus.java}: Saltus is a folder with plugins, no
 * single JAR, so that this finds the folder, or unpacks the ZIP of it, and runs its command.
 *
 * <p>Looked at in order: {@code SALTUS_HOME}, a folder; {@code SALTUS_ZIP}, a file or an address,
 * unpacked once for each content below the user's cache; the folder that the build of this checkout
 * made, {@code app/target/saltus}, beside this file or above the working folder. Nothing is fetched
 * that was not named: there is no release yet whose address this could know.
 */
public class saltus {

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home;
        try {
            home = home();
        } catch (IllegalStateException | IOException e) {
            System.err.println("saltus: " + e.getMessage());
            System.exit(2);
            return;
        }
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(windows ? "saltus.bat" : "saltus").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        System.exit(process.start().waitFor());
    }

    private static Path home() throws IOException {
        String folder = System.getenv().getOrDefault("SALTUS_HOME", "");
        if (!folder.isBlank()) {
            if (!isDistribution(Path.of(folder))) {
                throw new IllegalStateException(
                        "SALTUS_HOME is '" + folder + "', where there is no lib/saltus-app.jar");
            }
            return Path.of(folder);
        }
        String zip = System.getenv().getOrDefault("SALTUS_ZIP", "");
        if (!zip.isBlank()) {
            return unpacked(zip);
        }
        return built().orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "there is no distribution: set SALTUS_HOME to its folder or"
                                            + " SALTUS_ZIP to its ZIP, or build one in a checkout"
                                            + " with mvn -DskipTests package"));
    }

    private static boolean isDistribution(Path folder) {
        return Files.isRegularFile(folder.resolve("lib").resolve("saltus-app.jar"));
    }

    /** What the build made, in the checkout that holds the working folder or this file. */
    private static Optional<Path> built() {
        Stream<Path> starts =
                Stream.of(System.getProperty("jdk.launcher.sourcefile", ""), "")
                        .map(Path::of)
                        .map(Path::toAbsolutePath);
        return starts.flatMap(start -> Stream.iterate(start, p -> p != null, Path::getParent))
                .map(folder -> folder.resolve("app").resolve("target").resolve("saltus"))
                .filter(saltus::isDistribution)
                .findFirst();
    }

    /** Unpacks a ZIP into a folder that its content names, once. */
    private static Path unpacked(String zip) throws IOException {
        Path cache = cache();
        Files.createDirectories(cache);
        Path copy = Files.createTempFile(cache, "download", ".zip");
        Path fresh = Files.createTempDirectory(cache, "unpacking");
        try {
            Path home = cache.resolve(copied(zip, copy));
            if (!Files.isDirectory(home)) {
                unpack(copy, fresh);
                Path inside = only(fresh, zip);
                inside.resolve("bin").resolve("saltus").toFile().setExecutable(true);
                Files.move(inside, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } finally {
            Files.deleteIfExists(copy);
            try (Stream<Path> left = Files.walk(fresh)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static Path cache() {
        Path home = named("HOME", Path.of(System.getProperty("user.home")));
        Path root = named("XDG_CACHE_HOME", home.resolve(".cache"));
        return root.resolve("saltus").resolve("distributions");
    }

    /** A variable that is no absolute path says nothing, as the XDG specification asks. */
    private static Path named(String variable, Path otherwise) {
        String value = System.getenv().getOrDefault(variable, "");
        return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }

    /** Copies a file or an address, and returns its SHA-256. */
    private static String copied(String zip, Path copy) throws IOException {
        MessageDigest sum;
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        try (InputStream in = new DigestInputStream(open(zip), sum);
                OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("SALTUS_ZIP cannot be read: " + zip + " (" + e + ")", e);
        }
        String found = HexFormat.of().formatHex(sum.digest());
        String expected = System.getenv().getOrDefault("SALTUS_SHA256", "");
        if (!expected.isBlank() && !expected.strip().equalsIgnoreCase(found)) {
            throw new IOException(
                    "SALTUS_ZIP has the SHA-256 " + found + ", and SALTUS_SHA256 says " + expected);
        }
        return found;
    }

    private static InputStream open(String zip) throws IOException {
        return zip.startsWith("https://") || zip.startsWith("http://")
                ? URI.create(zip).toURL().openStream()
                : Files.newInputStream(Path.of(zip));
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
                Path target = folder.resolve(e.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("SALTUS_ZIP leaves its folder with " + e.getName());
                }
                if (e.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    private static Path only(Path folder, String zip) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(saltus::isDistribution)
                    .findFirst()
                    .orElseThrow(() -> new IOException("SALTUS_ZIP is no Saltus: " + zip));
        }
    }
}
