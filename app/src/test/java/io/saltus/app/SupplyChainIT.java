package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the distribution carries of others, and what it says of it. */
class SupplyChainIT {

    private static final Path HOME = Installed.HOME;
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    /** Third parties' libraries as {@code name version}. */
    private static Set<String> libraries() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String folder : List.of("lib", "plugins")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
                for (Path file : files.toList()) {
                    Matcher name = JAR.matcher(file.getFileName().toString());
                    if (name.matches() && !name.group(1).startsWith("saltus-")) {
                        found.add(name.group(1) + " " + name.group(2));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void theBillOfMaterialsNamesEveryLibraryAndNoOther() throws IOException {
        Path file = HOME.resolve("saltus-sbom.json");
        Assumptions.assumeTrue(Files.exists(file), "built offline, where CycloneDX does not run");
        JsonNode bill = new ObjectMapper().readTree(file.toFile());
        Set<String> named = new TreeSet<>();
        for (JsonNode component : bill.path("components")) {
            if (!component.path("group").asText().equals("io.saltus")) {
                named.add(
                        component.path("name").asText() + " " + component.path("version").asText());
                assertFalse(component.path("hashes").isEmpty(), component.toString());
            }
        }
        assertEquals(libraries(), named);
    }

    @Test
    void theLicenceOfEveryLibraryIsThere() throws IOException {
        String index = Files.readString(HOME.resolve("licenses/README.md"));
        for (String library : libraries()) {
            assertTrue(index.contains("| " + library.replace(" ", " | ") + " |"), library);
            try (Stream<Path> texts =
                    Files.list(HOME.resolve("licenses").resolve(library.replace(' ', '-')))) {
                assertTrue(
                        texts.anyMatch(text -> text.getFileName().toString().contains("LICEN")),
                        library);
            }
        }
        assertTrue(Files.exists(HOME.resolve("licenses/fonts/LICENSE-Roboto.txt")));
        assertTrue(Files.exists(HOME.resolve("licenses/fonts/LICENSE-DejaVu.txt")));
    }

    @Test
    void theDocsSayOfEveryLibraryWhatIsKnownOfItsFaults() throws IOException {
        List<String> rows = Files.readAllLines(HOME.resolve("docs/supply-chain.md"));
        Set<String> missing =
                libraries().stream()
                        .filter(
                                library ->
                                        rows.stream()
                                                .noneMatch(row -> row.startsWith("| " + library)))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    @Test
    void allThatIsBundledIsInTheMavenRepositoryWithItsSources() throws Exception {
        Path repository = HOME.resolve("repository/io/saltus");
        Set<String> artifacts = new TreeSet<>(List.of("saltus-api", "saltus-engine"));
        try (Stream<Path> plugins = Files.list(HOME.resolve("plugins"))) {
            plugins.filter(Files::isDirectory)
                    .forEach(plugin -> artifacts.add(plugin.getFileName().toString()));
        }
        for (String artifact : artifacts) {
            for (String kind : List.of(".pom", ".jar", "-sources.jar")) {
                Path file = repository.resolve(artifact + "/0.1.0/" + artifact + "-0.1.0" + kind);
                String sha1 =
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-1")
                                                .digest(Files.readAllBytes(file)));
                assertEquals(sha1, Files.readString(Path.of(file + ".sha1")), file.toString());
            }
        }
        assertTrue(
                Files.exists(repository.resolve("saltus-plugins/0.1.0/saltus-plugins-0.1.0.pom")));
    }
}
