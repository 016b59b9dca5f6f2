package io.saltus.plugins.duckdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value as JSON writes it or as Python prints it, {@code {'acc': 1, 'who': "it's", 'n': None}}:
 * older versions of LightEval keep every cell as such a text. A truth value is 1 or 0; a tuple is a
 * list.
 */
sealed interface Literal {

    /** A string. */
    record Text(String words) implements Literal {}

    /** A number, which may be infinite or none. */
    record Real(double number) implements Literal {}

    /** The items of a list or a tuple. */
    record Items(List<Literal> items) implements Literal {
        /** Copies the items. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /** The fields of a dictionary, in their order. */
    record Fields(Map<String, Literal> fields) implements Literal {
        /** Copies the fields. */
        public Fields {
            fields = new LinkedHashMap<>(fields);
        }
    }

    /** {@code None} or {@code null}. */
    record Nothing() implements Literal {}

    /** Reads a text; nothing if it is no such value, as {@code tensor(1.)} is none. */
    static Optional<Literal> of(String text) {
        try {
            return Optional.of(new Reader(text).whole());
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Returns the items; none if it is no list. */
    default List<Literal> items() {
        return this instanceof Items list ? list.items() : List.of();
    }

    /** Where the reading of a text stands. */
    final class Reader {

        private static final int DEEPEST = 60;

        private final String text;
        private int at;
        private int depth;

        private Reader(String text) {
            this.text = text;
        }

        private Literal whole() {
            Literal value = value();
            space();
            if (at != text.length()) {
                throw new IllegalArgumentException("more behind its end");
            }
            return value;
        }

        private Literal value() {
            space();
            char first = text.charAt(at);
            return switch (first) {
                case '[' -> new Items(items(']'));
                case '(' -> new Items(items(')'));
                case '{' -> fields();
                case '\'', '"' -> new Text(string());
                default -> word();
            };
        }

        private void open() {
            at++;
            if (++depth > DEEPEST) {
                throw new IllegalArgumentException("nested too deeply");
            }
        }

        /** Whether the end of a list is here, which is passed over. */
        private boolean ends(char end) {
            space();
            boolean ended = text.charAt(at) == end;
            if (ended) {
                at++;
                depth--;
            }
            return ended;
        }

        private List<Literal> items(char end) {
            open();
            List<Literal> items = new ArrayList<>();
            while (!ends(end)) {
                items.add(value());
                comma(end);
            }
            return items;
        }

        private Literal fields() {
            open();
            Map<String, Literal> fields = new LinkedHashMap<>();
            while (!ends('}')) {
                String name = string();
                space();
                expect(':');
                fields.put(name, value());
                comma('}');
            }
            return new Fields(fields);
        }

        private void comma(char end) {
            space();
            if (text.charAt(at) != end) {
                expect(',');
            }
        }

        private void expect(char sign) {
            if (text.charAt(at++) != sign) {
                throw new IllegalArgumentException("expected " + sign);
            }
        }

        private void space() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private String string() {
            char quote = text.charAt(at++);
            if (quote != '\'' && quote != '"') {
                throw new IllegalArgumentException("expected a string");
            }
            StringBuilder words = new StringBuilder();
            for (char c = text.charAt(at++); c != quote; c = text.charAt(at++)) {
                if (c == '\\') {
                    escaped(words);
                } else {
                    words.append(c);
                }
            }
            return words.toString();
        }

        private void escaped(StringBuilder words) {
            char sign = text.charAt(at++);
            switch (sign) {
                case 'n' -> words.append('\n');
                case 't' -> words.append('\t');
                case 'r' -> words.append('\r');
                case 'b' -> words.append('\b');
                case 'f' -> words.append('\f');
                case 'x' -> words.appendCodePoint(hex(2));
                case 'u' -> words.appendCodePoint(hex(4));
                case 'U' -> words.appendCodePoint(hex(8));
                default -> words.append(sign);
            }
        }

        private int hex(int digits) {
            int code = Integer.parseInt(text.substring(at, at + digits), 16);
            at += digits;
            return code;
        }

        private Literal word() {
            int from = at;
            while (at < text.length() && "[](){}:,'\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at).strip();
            return switch (word) {
                case "True", "true" -> new Real(1);
                case "False", "false" -> new Real(0);
                case "None", "null" -> new Nothing();
                case "nan", "NaN" -> new Real(Double.NaN);
                case "inf", "Infinity" -> new Real(Double.POSITIVE_INFINITY);
                case "-inf", "-Infinity" -> new Real(Double.NEGATIVE_INFINITY);
                default -> number(word);
            };
        }

        private static Literal number(String word) {
            if (!word.matches("-?[0-9.]+(?:[eE][-+]?[0-9]+)?")) {
                throw new IllegalArgumentException("expected a value");
            }
            return new Real(Double.parseDouble(word));
        }
    }
}
