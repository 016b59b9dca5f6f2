package io.saltus.api.words;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names, as they come from data files and may hold anything. */
public final class Names {

    private static final char DOT = '\u00b7';

    /** What of a name is replaced, as a pipeline would take it for a command. */
    private static final Pattern COMMAND = Pattern.compile("(?<!\\S):(?=:)|#(?=#\\[)");

    private Names() {}

    /**
     * Returns {@code name} with everything that could steer a terminal or turn the text beside it
     * replaced by a middle dot: control characters of both blocks (escapes, line breaks, U+009B),
     * format characters (bidirectional marks, joiners, tags, also beyond the basic plane), line and
     * paragraph separators, and halves of surrogate pairs. What is left is one line.
     *
     * <p>Nor is it a command to what runs pipelines and reads their logs: of GitHub and Azure,
     * lines that begin with {@code ::} or hold {@code ##[}. A word may come to stand at the begin
     * of a line: where it begins with {@code ::}, the first colon is replaced.
     *
     * <p>This is for text that a person reads. Each format still has escapes of its own: {@code <}
     * in HTML, {@code |} in Markdown, {@code \} in LaTeX.
     */
    public static String harmless(String name) {
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            if (steers(name.codePointAt(i))) {
                return commanding(replaced(name));
            }
        }
        return commanding(name);
    }

    private static String commanding(String name) {
        return name.contains("::") || name.contains("##[")
                ? COMMAND.matcher(name).replaceAll("" + DOT)
                : name;
    }

    private static String replaced(String name) {
        StringBuilder harmless = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int point = name.codePointAt(i);
            if (steers(point)) {
                harmless.append(DOT);
            } else {
                harmless.appendCodePoint(point);
            }
        }
        return harmless.toString();
    }

    /** Returns the word of an enum constant in kebab case: {@code not-emergent}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns an id in kebab case as words: {@code not emergent}, {@code chain of thought}. */
    public static String spaced(String id) {
        return id.replace('-', ' ');
    }

    /**
     * Returns what of {@code text} can stand in a file name or an address: lower-case letters and
     * digits of ASCII, a hyphen for whatever is between them, at most {@code longest} characters;
     * empty if nothing is left.
     */
    public static String slug(String text, int longest) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.substring(0, Math.min(longest, slug.length()));
    }

    private static boolean steers(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
