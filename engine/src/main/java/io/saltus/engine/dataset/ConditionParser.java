package io.saltus.engine.dataset;

import io.saltus.api.data.RequestException;
import io.saltus.engine.catalog.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** Recursive descent over the tokens; without a table it only checks the grammar. */
final class ConditionParser {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")|(<=|>=|!=|==|[=<>~(),])|([^\\s=<>~(),!'\"]+))");

    private final String text;
    private final Optional<Table> table;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> unmet = new ArrayList<>();
    private int at;

    /** A stack is finite. */
    private static final int DEEPEST = 200;

    private int depth;

    ConditionParser(String text, Optional<Table> table) {
        this.text = text;
        this.table = table;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && !text.substring(end).isBlank()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw wrong("'" + text.substring(end).strip() + "' is not understood");
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    Selection parse() {
        Selection selection = condition();
        if (at < tokens.size()) {
            throw wrong("expected 'and', 'or' or the end before '" + tokens.get(at) + "'");
        }
        return selection;
    }

    private Selection condition() {
        Selection selection = conjunction();
        while (accept("or")) {
            selection = selection.or(conjunction());
        }
        return selection;
    }

    private Selection conjunction() {
        Selection selection = term();
        while (accept("and")) {
            selection = selection.and(term());
        }
        return selection;
    }

    private Selection term() {
        if (depth == DEEPEST) {
            throw wrong("more than %d brackets and 'not' within each other".formatted(DEEPEST));
        }
        depth++;
        Selection selection = deeper();
        depth--;
        return selection;
    }

    private Selection deeper() {
        if (accept("not")) {
            Selection excluded = term();
            return Selection.withRange(0, table.map(Table::rowCount).orElse(0)).andNot(excluded);
        }
        if (accept("(")) {
            Selection selection = condition();
            expect(")");
            return selection;
        }
        return comparison(next("a column"));
    }

    private Selection comparison(String column) {
        String operator = next("a comparison").toLowerCase(Locale.ROOT);
        switch (operator) {
            case "in" -> {
                expect("(");
                List<String> values = new ArrayList<>();
                do {
                    values.add(value());
                } while (accept(","));
                expect(")");
                Selection all = Selection.with();
                for (String value : values) {
                    all = all.or(equal(column, value));
                }
                return all;
            }
            case "is" -> {
                expect("missing");
                return rows(column, Cell::isMissing);
            }
            case "~" -> {
                Pattern pattern = pattern(value());
                return rows(column, cell -> pattern.matcher(cell.text()).find());
            }
            case "=", "==" -> {
                return equal(column, value());
            }
            case "!=" -> {
                String value = value();
                equal(column, value); // a name that nobody has leaves nothing out
                return rows(column, cell -> cell.is(operator, value));
            }
            case "<", "<=", ">", ">=" -> {
                String value = value();
                return rows(column, cell -> cell.is(operator, value));
            }
            default ->
                    throw wrong(
                            "after '%s' expected = != < <= > >= ~ in or is, got '%s'"
                                    .formatted(column, operator));
        }
    }

    /** The rows with a value; a name that no row has is remembered, with what may be meant. */
    private Selection equal(String name, String value) {
        Selection selection = rows(name, cell -> cell.is("=", value));
        if (table.isPresent() && selection.isEmpty()) {
            Column<?> column = column(name);
            unmet.add(
                    "no %s is '%s'%s"
                            .formatted(
                                    column.name(),
                                    value,
                                    column instanceof StringColumn words
                                            ? Nearest.hint(value, words.unique().asList())
                                            : ""));
        }
        return selection;
    }

    /** Returns what was asked for by a value that no row has, in words. */
    List<String> unmet() {
        return List.copyOf(unmet);
    }

    private Selection rows(String name, java.util.function.Predicate<Cell> test) {
        if (table.isEmpty()) {
            return Selection.with();
        }
        Column<?> column = column(name);
        Selection selection = Selection.with();
        for (int row = 0; row < column.size(); row++) {
            if (test.test(new Cell(column, row, this))) {
                selection.add(row);
            }
        }
        return selection;
    }

    private Column<?> column(String name) {
        Table columns = table.orElseThrow().rejectColumns(Schema.OUTCOMES);
        return columns.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        "there is no column '%s'%s; there are %s"
                                                .formatted(
                                                        name,
                                                        Nearest.hint(name, columns.columnNames()),
                                                        String.join(", ", columns.columnNames()))));
    }

    private Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw wrong("'" + regex + "' is not a regular expression: " + e.getDescription());
        }
    }

    private String value() {
        String token = next("a value");
        char first = token.charAt(0);
        if (first == '\'' || first == '"') {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if ("()=<>~,".indexOf(first) >= 0) {
            throw wrong("expected a value, got '" + token + "'");
        }
        return token;
    }

    private String next(String expected) {
        if (at >= tokens.size()) {
            throw wrong("expected " + expected + " at the end");
        }
        return tokens.get(at++);
    }

    private boolean accept(String token) {
        if (at < tokens.size() && tokens.get(at).equalsIgnoreCase(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        String got = next("'" + token + "'");
        if (!got.equalsIgnoreCase(token)) {
            throw wrong("expected '%s', got '%s'".formatted(token, got));
        }
    }

    RequestException wrong(String why) {
        return new RequestException("--where \"" + text + "\": " + why);
    }

    /** One cell, compared as a number where its column holds numbers, otherwise as text. */
    private record Cell(Column<?> column, int row, ConditionParser parser) {

        boolean isMissing() {
            return column.isMissing(row);
        }

        String text() {
            return isMissing() ? "" : column.getString(row);
        }

        boolean is(String operator, String value) {
            if (isMissing()) {
                return false;
            }
            int order =
                    column instanceof tech.tablesaw.api.NumericColumn<?> numbers
                            ? Double.compare(numbers.getDouble(row), number(value))
                            : column.getString(row).compareTo(value);
            return switch (operator) {
                case "=", "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private double number(String value) {
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException e) {
                throw parser.wrong("'%s' holds numbers, got '%s'".formatted(column.name(), value));
            }
        }
    }
}
