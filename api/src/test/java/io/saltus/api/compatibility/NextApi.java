package io.saltus.api.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API as a later version could be: each public record has one more component, and, as
 * docs/compatibility.md asks, a second constructor without it.
 */
final class NextApi {

    private static final Pattern RECORD = Pattern.compile("public record (\\w+)\\(");

    private NextApi() {}

    /** Writes the sources of the next API; returns their folder. */
    static Path write(Path sources, Path folder) throws IOException {
        for (Path source : Compiled.sources(sources)) {
            Path next = folder.resolve(sources.relativize(source).toString());
            Files.createDirectories(next.getParent());
            Files.writeString(next, grown(Files.readString(source)));
        }
        return folder;
    }

    /** The source of a type with one more component in each of its public records. */
    static String grown(String source) {
        StringBuilder grown = new StringBuilder();
        Matcher record = RECORD.matcher(source);
        int done = 0;
        while (record.find()) {
            int close = closing(source, record.end());
            int body = source.indexOf('{', close) + 1;
            String header = source.substring(record.end(), close);
            boolean isGroup = header.contains("@Param");
            grown.append(source, done, close)
                    .append(isGroup ? ", @Param(\"added later\") String added" : ", String added")
                    .append(source, close, body)
                    .append(oldConstructor(record.group(1), header));
            done = body;
        }
        return grown.append(source.substring(done)).toString();
    }

    /** {@code public X(int a, int b) { this(a, b, ""); }} */
    private static String oldConstructor(String name, String header) {
        List<String> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String component : split(withoutAnnotations(header))) {
            parameters.add(component.strip());
            names.add(component.substring(component.lastIndexOf(' ') + 1).strip());
        }
        return "\n    /** As before. */\n    public %s(%s) { this(%s, \"\"); }\n"
                .formatted(name, String.join(", ", parameters), String.join(", ", names));
    }

    private static String withoutAnnotations(String header) {
        StringBuilder plain = new StringBuilder();
        int done = 0;
        for (int at = header.indexOf("@Param("); at >= 0; at = header.indexOf("@Param(", done)) {
            plain.append(header, done, at);
            done = closing(header, at + "@Param(".length()) + 1;
        }
        return plain.append(header.substring(done)).toString();
    }

    /** The components of a header: at commas outside of type arguments. */
    private static List<String> split(String header) {
        List<String> components = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                components.add(header.substring(start, i));
                start = i + 1;
            }
        }
        components.add(header.substring(start));
        return components;
    }

    /** The index of the parenthesis that closes the one before {@code from}; strings are passed. */
    private static int closing(String source, int from) {
        int depth = 1;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
        }
        throw new AssertionError("a parenthesis stays open");
    }
}
