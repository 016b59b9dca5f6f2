package io.saltus.plugins.csv;

import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of a Markdown text.
 *
 * @param above the lines of text above it, since the table before
 * @param header its header
 * @param rows its rows
 */
record MarkdownTable(List<String> above, TableRow header, List<TableRow> rows) {

    private static final Pattern RULE =
            Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)+\\|?\\s*");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");

    /** A number as newer versions of NumPy print it. */
    private static final Pattern NUMPY = Pattern.compile("np\\.float\\d+\\(([^()]*)\\)");

    private static final Pattern QUOTED = Pattern.compile("^ {0,3}(> ?)+");

    private static final Pattern SCORE = Pattern.compile("[+-]?\\d*\\.\\d+%?");

    /** A bar that is not escaped. */
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    /** Returns the tables of a text, in order. */
    static List<MarkdownTable> of(String text) {
        List<MarkdownTable> tables = new ArrayList<>();
        List<String> lines = text.lines().map(MarkdownTable::unquoted).toList();
        List<String> above = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (!isHeader(lines, at)) {
                above.add(lines.get(at++));
                continue;
            }
            TableRow header = new TableRow(at + 1L, cells(lines.get(at)));
            List<TableRow> rows = new ArrayList<>();
            at += 2;
            while (at < lines.size() && lines.get(at).indexOf('|') >= 0 && !isNext(lines, at)) {
                if (!RULE.matcher(lines.get(at)).matches()) {
                    rows.add(new TableRow(at + 1L, cells(lines.get(at))));
                }
                at++;
            }
            tables.add(new MarkdownTable(List.copyOf(above), header, List.copyOf(rows)));
            above.clear();
        }
        return tables;
    }

    /**
     * Returns the numbers of lines, from 1, that look like rows with a number in them and stand in
     * no table, because no line of dashes, or none that is whole, stands above them.
     */
    static List<Long> strayRows(String text) {
        List<Long> stray = new ArrayList<>();
        List<String> lines = text.lines().map(MarkdownTable::unquoted).toList();
        boolean within = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            boolean header = isHeader(lines, at);
            within = header || within && line.indexOf('|') >= 0;
            if (!within
                    && line.startsWith("|")
                    && line.endsWith("|")
                    && cells(line).stream().anyMatch(cell -> SCORE.matcher(cell).matches())) {
                stray.add(at + 1L);
            }
        }
        return stray;
    }

    /** A line without the marks of a quotation, as comments quote tables: {@code > | a | b |}. */
    private static String unquoted(String line) {
        return QUOTED.matcher(line).replaceFirst("");
    }

    /** Returns whether a line is a header: a rule stands below it, also right behind a table. */
    private static boolean isHeader(List<String> lines, int at) {
        return lines.get(at).indexOf('|') >= 0
                && at + 1 < lines.size()
                && !RULE.matcher(lines.get(at)).matches()
                && RULE.matcher(lines.get(at + 1)).matches();
    }

    /**
     * Returns whether a line right behind the rows of a table is the header of another: a row with
     * a score in it is none, whatever rule stands below it to part the rows.
     */
    private static boolean isNext(List<String> lines, int at) {
        return isHeader(lines, at)
                && cells(lines.get(at)).stream().noneMatch(cell -> SCORE.matcher(cell).matches());
    }

    private static List<String> cells(String line) {
        String inner = line.strip();
        inner = inner.startsWith("|") ? inner.substring(1) : inner;
        inner =
                inner.endsWith("|") && !inner.endsWith("\\|")
                        ? inner.substring(0, inner.length() - 1)
                        : inner;
        List<String> cells = new ArrayList<>();
        for (String cell : BAR.split(inner, -1)) {
            cells.add(plain(cell));
        }
        return cells;
    }

    /** The text of a cell without marks of emphasis, links, footnotes and HTML. */
    static String plain(String cell) {
        String text = cell.strip().replace("\\|", "|");
        Matcher link = LINK.matcher(text);
        text = link.replaceAll("$1");
        text =
                text.replaceAll("\\[\\^[^\\]]*\\]|<sup>[^<]*</sup>", "")
                        .replaceAll("<br\\s*/?>", " ");
        text = NUMPY.matcher(text).replaceAll("$1");
        text = text.replaceAll("</?[a-zA-Z][^>]*>", "").replaceAll("\\*{1,3}|__|~~|`", "");
        return text.replace("&nbsp;", " ").replaceAll("[\u2020\u2021]", "").strip();
    }
}
