package io.saltus.api.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/compatibility.md says of the API, tried on plugins that were compiled before. */
class CompatibilityTest {

    private static final Path API = Path.of("target", "classes");
    private static final Path BASELINE = Path.of("baseline", "saltus-api.jar");
    private static final Path PAGE = Path.of("..", "docs", "compatibility.md");
    private static final Pattern OPEN =
            Pattern.compile("Open enums: ([^.]*(?:\\.[^ .\n][^.]*)*)\\.\\s");
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir static Path folder;

    private static Path plugin;
    private static Path next;
    private static Path table;

    @BeforeAll
    static void compile() throws IOException {
        List<Path> sources = new ArrayList<>(Compiled.sources(Path.of("src", "test", "plugin")));
        sources.addAll(Compiled.sources(EXAMPLES.resolve("largest-jump")));
        sources.addAll(Compiled.sources(EXAMPLES.resolve("more")));
        plugin = Compiled.into(folder.resolve("plugin"), API, sources);
        Path written =
                NextApi.write(Path.of("src", "main", "java"), folder.resolve("next-sources"));
        next =
                Compiled.into(
                        folder.resolve("next"),
                        folder.resolve("nothing"),
                        Compiled.sources(written));
        table =
                Files.writeString(
                        folder.resolve("table.ssv"),
                        """
                        task family model chance params score
                        add F a .25 1e8 .25
                        add F b .25 1e9 .26
                        add F c .25 1e10 .27
                        add F d .25 1e11 .9
                        """);
    }

    @Test
    void pluginsWorkOnWhenEachRecordGainsAComponent() throws Exception {
        String expected = "EMERGENT one step brings 84 % of the way: add\t1.0E11\n";
        assertEquals(expected, run(API));
        assertEquals(expected, run(next));
    }

    @Test
    void recordsAreMadeByTheConstructorsOfBefore() throws Exception {
        Set<String> made = new TreeSet<>();
        try (URLClassLoader loader = Compiled.loader(next, plugin)) {
            List<?> records = (List<?>) everything(loader).getMethod("records").invoke(null);
            for (Object record : records) {
                made.add(record.getClass().getName());
                assertTrue(
                        Stream.of(record.getClass().getRecordComponents())
                                .anyMatch(component -> component.getName().equals("added")),
                        () -> record + " has gained nothing");
            }
        }
        assertEquals(
                publicTypes(Class::isRecord), made, "src/test/plugin makes each public record");
    }

    @Test
    void enumsThatAreNotOpenGainNoConstant() throws Exception {
        Set<String> added = new Additions(BASELINE, API).constants();
        List<String> open = openEnums();
        added.removeIf(constant -> open.contains(constant.substring(0, constant.lastIndexOf('.'))));
        assertEquals(Set.of(), added, "a plugin's switch is no longer complete; see " + PAGE);
    }

    @Test
    void interfacesGainNoMethodThatARecordMayImplementUnawares() throws Exception {
        Set<String> added = new Additions(BASELINE, API).accessors();
        assertEquals(Set.of(), added, "a component of that name would implement it; see " + PAGE);
    }

    @Test
    void tellsWhatWasAdded() throws Exception {
        Path before =
                compiled("before", "enum Kind { A }", "interface Judge { int judge(int x); }");
        Path now =
                compiled(
                        "now",
                        "enum Kind { A, B }",
                        "interface Judge { int judge(int x); default int weight() { return 1; }"
                                + " default int weight(int of) { return 1; } }");
        assertEquals(Set.of("Kind.B"), new Additions(before, now).constants());
        assertEquals(Set.of("Judge.weight"), new Additions(before, now).accessors());
        assertEquals(Set.of(), new Additions(now, before).constants());
    }

    @Test
    void openEnumsAreThere() throws Exception {
        Set<String> enums = publicTypes(Class::isEnum);
        assertTrue(enums.containsAll(openEnums()), () -> openEnums() + " of " + enums);
    }

    /** The enums that the page lists as open. */
    private static List<String> openEnums() {
        try {
            Matcher list = OPEN.matcher(Files.readString(PAGE));
            assertTrue(list.find(), PAGE + " lists the open enums");
            return list.group(1)
                    .replace("`", "")
                    .lines()
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(String name, String... types) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String type : types) {
            Path source = folder.resolve(name).resolve(type.split(" ")[1] + ".java");
            Files.createDirectories(source.getParent());
            sources.add(Files.writeString(source, "public " + type));
        }
        return Compiled.into(folder.resolve(name + "-classes"), folder.resolve("nothing"), sources);
    }

    private static Set<String> publicTypes(Predicate<Class<?>> kind) throws Exception {
        Set<String> names = new TreeSet<>();
        Additions.types(API, type -> Stream.of(String.valueOf(kind.test(type))))
                .forEach(
                        (name, says) -> {
                            if (says.contains("true")) {
                                names.add(name);
                            }
                        });
        return names;
    }

    private static String run(Path api) throws Exception {
        try (URLClassLoader loader = Compiled.loader(api, plugin)) {
            return (String) everything(loader).getMethod("run", Path.class).invoke(null, table);
        }
    }

    private static Class<?> everything(ClassLoader loader) throws ClassNotFoundException {
        return Class.forName("com.acme.Everything", true, loader);
    }
}
