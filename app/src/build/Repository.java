import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lays out what was built as a Maven repository, for plugin authors and embedders: {@code java Repository.java ROOT
 * VERSION OUT}. Of every module but the application: its POM and its JARs, with their sources and, in a release, their
 * Javadoc, and the checksums that Maven compares.
 */
public class Repository {

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.+?)</artifactId>");

    private final String version;
    private final Path out;

    private Repository(String version, Path out) {
        this.version = version;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[2]);
        clear(out);
        new Repository(arguments[1], out.resolve("io/saltus")).add(Path.of(arguments[0]));
    }

    private void add(Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        String artifact = artifact(pom);
        Path folder = Files.createDirectories(out.resolve(artifact).resolve(version));
        put(module.resolve("pom.xml"), folder.resolve(artifact + "-" + version + ".pom"));
        if (pom.contains("<packaging>pom</packaging>")) {
            for (Matcher name = MODULE.matcher(pom); name.find(); ) {
                if (!name.group(1).equals("app")) {
                    add(module.resolve(name.group(1)));
                }
            }
        } else {
            addJars(module.resolve("target"), artifact, folder);
        }
    }

    private static String artifact(String pom) {
        Matcher name = ARTIFACT.matcher(pom.replaceFirst("(?s)<parent>.*?</parent>", ""));
        if (!name.find()) {
            throw new IllegalArgumentException("no <artifactId> in " + pom);
        }
        return name.group(1);
    }

    private void addJars(Path target, String artifact, Path folder) throws IOException {
        String jar = artifact + "-" + version + ".jar";
        if (!Files.exists(target.resolve(jar))) {
            throw new IOException(target.resolve(jar) + " is missing: build all modules, as with -pl app -am");
        }
        for (String kind : List.of("", "-sources", "-javadoc")) {
            Path file = target.resolve(jar.replace(".jar", kind + ".jar"));
            if (Files.exists(file)) {
                put(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private static void put(Path from, Path to) throws IOException {
        Files.copy(from, to);
        Files.writeString(Path.of(to + ".sha1"), hash("SHA-1", to));
        Files.writeString(Path.of(to + ".sha256"), hash("SHA-256", to));
    }

    private static String hash(String algorithm, Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(found::add);
        }
        for (int i = found.size() - 1; i >= 0; i--) {
            Files.delete(found.get(i));
        }
    }
}
