import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Collects the licence and the notices of every library that the distribution carries, from the JARs themselves:
 * {@code java Licenses.java LIBRARIES PLUGINS TEXTS OUT}. LIBRARIES is a folder of JARs, PLUGINS one of plugin ZIPs,
 * TEXTS that of components.txt. Stops at a library that nobody has looked at.
 */
public class Licenses {

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    /** As they are called in JARs: META-INF/LICENSE.txt, META-INF/NOTICE, META-INF/FastDoubleParser-LICENSE. */
    private static final Pattern TEXT =
            Pattern.compile("(?:META-INF/)?((?:[\\w-]+-)?(?:LICEN[CS]E|NOTICE|COPYING)(?:\\.(?:txt|md))?)");

    /** A library and what of it is handed on. */
    private record Library(String name, String version, TreeSet<String> places, Map<String, byte[]> texts) {}

    private final Map<String, Library> libraries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public static void main(String[] arguments) throws IOException {
        Licenses licenses = new Licenses();
        for (Path jar : filesOf(Path.of(arguments[0]), ".jar")) {
            licenses.add(jar.getFileName().toString(), "lib", Files.readAllBytes(jar));
        }
        for (Path plugin : filesOf(Path.of(arguments[1]), ".zip")) {
            licenses.addAll(plugin);
        }
        licenses.write(Path.of(arguments[2]), Path.of(arguments[3]));
    }

    private static List<Path> filesOf(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
            if (found.isEmpty()) {
                throw new IOException("no *" + suffix + " in " + folder);
            }
            return found;
        }
    }

    private void addAll(Path plugin) throws IOException {
        String id = plugin.getFileName().toString().replaceFirst("-\\d.*", "");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(plugin))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("lib/") && name.endsWith(".jar") && !name.startsWith("lib/saltus-")) {
                    add(name.substring(4), id, zip.readAllBytes());
                }
            }
        }
    }

    private void add(String file, String place, byte[] jar) throws IOException {
        Matcher name = JAR.matcher(file);
        if (!name.matches()) {
            throw new IOException(file + " has no version in its name");
        }
        Library library = libraries.get(file);
        if (library == null) {
            library = new Library(name.group(1), name.group(2), new TreeSet<>(), texts(jar));
            libraries.put(file, library);
        }
        library.places().add(place);
    }

    private static Map<String, byte[]> texts(byte[] jar) throws IOException {
        Map<String, byte[]> texts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Matcher text = TEXT.matcher(entry.getName());
                if (text.matches()) {
                    texts.put(text.group(1), zip.readAllBytes());
                }
            }
        }
        return texts;
    }

    private void write(Path texts, Path out) throws IOException {
        clear(out);
        Map<String, String> known = known(texts.resolve("components.txt"));
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, Library> entry : libraries.entrySet()) {
            Library library = entry.getValue();
            String license = known.remove(library.name());
            if (license == null) {
                throw new IOException(
                        library.name() + " has no licence in " + texts.resolve("components.txt") + ": add its line");
            }
            Path folder = Files.createDirectories(out.resolve(library.name() + "-" + library.version()));
            for (Map.Entry<String, byte[]> text : library.texts().entrySet()) {
                Files.write(folder.resolve(text.getKey()), text.getValue());
            }
            if (library.texts().keySet().stream().noneMatch(name -> name.contains("LICEN"))) {
                Files.copy(standIn(library, license, texts), folder.resolve("LICENSE"));
            }
            rows.add(row(library, license, folder));
        }
        if (!known.isEmpty()) {
            throw new IOException("of no library any more, in components.txt: " + known.keySet());
        }
        writeIndex(rows, texts, out);
    }

    private static Path standIn(Library library, String license, Path texts) throws IOException {
        Path own = texts.resolve(library.name() + ".txt");
        if (Files.exists(own)) {
            return own;
        }
        if (license.equals("Apache-2.0")) {
            return texts.resolve("../../../../LICENSE");
        }
        throw new IOException(library.name() + " carries no text of its licence: write " + own);
    }

    private static String row(Library library, String license, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            String texts =
                    files.map(file -> folder.getFileName() + "/" + file.getFileName())
                            .sorted()
                            .map(file -> "[" + file.replaceFirst(".*/", "") + "](" + file + ")")
                            .collect(Collectors.joining(", "));
            return "| " + library.name() + " | " + library.version() + " | " + license + " | "
                    + String.join(", ", library.places()) + " | " + texts + " |";
        }
    }

    private static Map<String, String> known(Path file) throws IOException {
        Map<String, String> known = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                known.put(line.split(" ", 2)[0], line.split(" ", 2)[1]);
            }
        }
        return known;
    }

    private void writeIndex(List<String> rows, Path texts, Path out) throws IOException {
        Files.copy(texts.resolve("../../../../LICENSE"), out.resolve("LICENSE"));
        Path fonts = texts.resolve("../../../../plugins/figures/src/main/resources");
        Path type = fonts.resolve("io/saltus/plugins/figures/type");
        Path folder = Files.createDirectories(out.resolve("fonts"));
        for (String text : List.of("LICENSE-Roboto.txt", "LICENSE-DejaVu.txt")) {
            Files.copy(type.resolve(text), folder.resolve(text));
        }
        List<String> lines = new ArrayList<>(List.of(
                "# What the distribution carries of others",
                "",
                "Written at the build from the JARs themselves. Saltus is under the [Apache License 2.0](LICENSE).",
                "`lib` is the class path of Saltus and has its class loader; all else stands in `lib/` of the folder",
                "of the plugin named, and is loaded by that plugin's own class loader.",
                "",
                "| Library | Version | Licence | Where | Texts |",
                "|---|---|---|---|---|"));
        lines.addAll(rows);
        lines.addAll(List.of(
                "| Roboto, Regular and Bold | 2011 | OFL-1.1 | saltus-figures |"
                        + " [LICENSE-Roboto.txt](fonts/LICENSE-Roboto.txt) |",
                "| DejaVu Sans | 2.37 | Bitstream-Vera | saltus-figures |"
                        + " [LICENSE-DejaVu.txt](fonts/LICENSE-DejaVu.txt) |"));
        Files.write(out.resolve("README.md"), lines);
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
