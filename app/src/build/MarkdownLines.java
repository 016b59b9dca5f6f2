import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the lines of Markdown files at 120 columns or less. Code, tables, headings and words that are longer stay, and
 * so does what a program wrote: between the comments "gallery" and "/gallery", and below one that says "written by".
 *
 * <p>From the project's root: {@code git ls-files '*.md' | xargs java app/src/build/MarkdownLines.java} lists lines that
 * are longer and fails if there are any; with {@code --wrap} first, it wraps the paragraphs that they are in, and no
 * others.
 */
final class MarkdownLines {

    private static final int WIDTH = 120;

    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern WRITTEN = Pattern.compile("<!-- (gallery|.*written by.*) -->");
    private static final Pattern WRITTEN_END = Pattern.compile("<!-- /.* -->");
    private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-*+]|\\d+[.)])\\s+)(.*)");
    private static final Pattern QUOTE = Pattern.compile("(\\s*>\\s?)(.*)");
    /** Headings, tables, markup, rules and link definitions: a line of its own each. */
    private static final Pattern OWN_LINE =
            Pattern.compile("\\s*(#+\\s|\\||<[^ >]+>\\s*$|<!--|(-{3,}|={3,}|\\*{3,})\\s*$|\\[[^]]+]:\\s).*");
    /** What a line of text must not begin with, or it would be no text. */
    private static final Pattern MARKER = Pattern.compile("[-*+>|=]+|#+|\\d+[.)]");
    /** A code span or a formula, which stays on one line, or a word. */
    private static final Pattern WORD = Pattern.compile("(?:`[^`]+`|\\$[^$ ](?:[^$]*[^$ ])?\\$|\\S)+");

    private final List<String> wrapped = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private final List<Integer> tooLong = new ArrayList<>();
    private boolean inCode;
    private boolean isWritten;
    private int listIndent = -1;
    private int lineNumber;
    private int firstLine;

    private MarkdownLines() {}

    public static void main(String[] args) throws IOException {
        List<String> files = new ArrayList<>(List.of(args));
        boolean wrap = files.remove("--wrap");
        int longer = 0;
        for (String file : files) {
            Path path = Path.of(file);
            List<String> lines = List.of(Files.readString(path).split("\n", -1));
            MarkdownLines read = new MarkdownLines();
            lines.forEach(read::line);
            read.endParagraph();
            if (wrap && !read.wrapped.equals(lines)) {
                Files.writeString(path, String.join("\n", read.wrapped));
            } else if (!wrap) {
                read.tooLong.forEach(line -> System.out.printf("%s:%d is longer than %d columns%n", file, line, WIDTH));
                longer += read.tooLong.size();
            }
        }
        if (longer > 0) {
            System.out.println("wrap them: java app/src/build/MarkdownLines.java --wrap FILE...");
            System.exit(1);
        }
    }

    private void line(String line) {
        lineNumber++;
        boolean fence = FENCE.matcher(line).matches();
        boolean wasWritten = isWritten;
        isWritten = isWritten ? !WRITTEN_END.matcher(line).matches() : WRITTEN.matcher(line).matches();
        if (inCode || fence || isWritten || wasWritten) {
            endParagraph();
            inCode = inCode != fence;
            wrapped.add(line);
            return;
        }
        int indent = line.length() - line.stripLeading().length();
        boolean isItem = ITEM.matcher(line).matches();
        if (!isItem && indent == 0 && paragraph.isEmpty() && !line.isBlank()) {
            listIndent = -1;
        }
        boolean isCode = paragraph.isEmpty() && !isItem && indent >= Math.max(listIndent, 0) + 4;
        if (line.isBlank() || OWN_LINE.matcher(line).matches() || isCode) {
            endParagraph();
            wrapped.add(line);
            return;
        }
        if (isItem || QUOTE.matcher(line).matches()) {
            endParagraph();
        }
        if (isItem) {
            listIndent = prefix(ITEM, line).length();
        }
        firstLine = paragraph.isEmpty() ? lineNumber : firstLine;
        paragraph.add(line);
        if (line.endsWith("  ") || line.endsWith("\\")) {
            endParagraph();
        }
    }

    private void endParagraph() {
        boolean isLong = false;
        for (String line : paragraph) {
            isLong |= columns(line) > WIDTH;
        }
        List<String> lines = isLong ? wrapped(paragraph) : List.copyOf(paragraph);
        if (isLong && !lines.equals(paragraph)) {
            for (int i = 0; i < paragraph.size(); i++) {
                if (columns(paragraph.get(i)) > WIDTH) {
                    tooLong.add(firstLine + i);
                }
            }
        }
        wrapped.addAll(lines);
        paragraph.clear();
    }

    private static List<String> wrapped(List<String> paragraph) {
        String first = paragraph.get(0);
        String lead = prefix(ITEM, first);
        String follow = " ".repeat(lead.length());
        if (lead.isEmpty()) {
            lead = prefix(QUOTE, first);
            follow = lead;
        }
        if (lead.isEmpty()) {
            lead = " ".repeat(first.length() - first.stripLeading().length());
            follow = lead;
        }
        String end = paragraph.get(paragraph.size() - 1).endsWith("  ") ? "  " : "";
        StringBuilder text = new StringBuilder(first.substring(lead.length()).strip());
        for (String line : paragraph.subList(1, paragraph.size())) {
            text.append(' ').append(line.strip());
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(lead);
        boolean atStart = true;
        for (String word : words(text.toString())) {
            if (!atStart && columns(line) + 1 + columns(word) > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(follow);
                atStart = true;
            }
            line.append(atStart ? "" : " ").append(word);
            atStart = false;
        }
        lines.add(line + end);
        return lines;
    }

    /** Words; one that would be a marker at the beginning of a line stays with the word before it. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            boolean joins = !words.isEmpty() && MARKER.matcher(word.group()).matches();
            if (joins) {
                words.set(words.size() - 1, words.get(words.size() - 1) + " " + word.group());
            } else {
                words.add(word.group());
            }
        }
        return words;
    }

    private static String prefix(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static int columns(CharSequence text) {
        return text.toString().codePointCount(0, text.length());
    }
}
