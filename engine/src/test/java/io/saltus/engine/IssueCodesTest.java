package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Issue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs know issues by their codes: docs/report-schema.md lists each that there is. */
class IssueCodesTest {

    private static final Pattern GIVEN =
            Pattern.compile(
                    "\\.coded\\(\"([a-z-]+)\"\\)|String [A-Z_]*(?:CODE|FAILED) = \"([a-z-]+)\"");
    private static final Pattern MADE = Pattern.compile("new Issue\\(|Issue\\.at\\(");
    private static final Pattern CODED = Pattern.compile("\\.coded\\(");
    private static final Pattern LISTED =
            Pattern.compile("^\\| `([a-z-]+)` \\| [a-z`]", Pattern.MULTILINE);

    @Test
    void areListed() throws IOException {
        Set<String> given = new TreeSet<>(Set.of(Issue.OTHER));
        for (String sources :
                new String[] {"src/main/java", "../api/src/main/java", "../app/src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(sources))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> given.addAll(codes(file)));
            }
        }
        String page = Files.readString(Path.of("../docs/report-schema.md"));
        Set<String> listed = new TreeSet<>();
        Matcher rows = LISTED.matcher(page.substring(page.indexOf("## Issues")));
        while (rows.find()) {
            listed.add(rows.group(1));
        }
        assertEquals(given, listed);
    }

    @Test
    void areGivenToEveryIssueOfTheEngineAndTheProgram() throws IOException {
        List<String> without = new ArrayList<>();
        try (Stream<Path> engine = Files.walk(Path.of("src/main/java"));
                Stream<Path> app = Files.walk(Path.of("../app/src/main/java"))) {
            Stream<Path> files = Stream.concat(engine, app);
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                long made = MADE.matcher(text).results().count();
                long coded = CODED.matcher(text).results().count();
                if (coded < made) {
                    without.add("%s: %d of %d".formatted(file.getFileName(), coded, made));
                }
            }
        }
        assertEquals(List.of(), without);
    }

    private static Set<String> codes(Path file) {
        Set<String> codes = new TreeSet<>();
        try {
            Matcher given = GIVEN.matcher(Files.readString(file));
            while (given.find()) {
                codes.add(given.group(1) == null ? given.group(2) : given.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }
}
