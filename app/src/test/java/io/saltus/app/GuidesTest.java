package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every block of Java in the guides is cut from code that is compiled. */
class GuidesTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static List<String> files(String folder, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of("..", folder))) {
            for (Path path : paths.filter(p -> p.toString().endsWith(ending)).sorted().toList()) {
                texts.add(Files.readString(path));
            }
        }
        return texts;
    }

    @Test
    void showCodeThatIsCompiled() throws IOException {
        List<String> compiled = files("plugins/template", ".java");
        int blocks = 0;
        for (String guide : files("docs/guides", ".md")) {
            Matcher block = BLOCK.matcher(guide);
            while (block.find()) {
                blocks++;
                String code = block.group(1);
                assertTrue(compiled.stream().anyMatch(text -> text.contains(code)), code);
            }
        }
        assertTrue(blocks >= 10, "there are " + blocks);
    }
}
