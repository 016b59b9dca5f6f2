package io.saltus.engine.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Several words by name in one cell, as people read them: {@code limit=10; version=2.0}. A {@code
 * ;} in a word is a {@code ,} in the cell.
 */
public final class NamedWords {

    private static final Pattern BETWEEN = Pattern.compile("; ");

    private NamedWords() {}

    /** Returns the cell; empty if there are none. */
    public static String cell(Map<String, String> words) {
        if (words.isEmpty()) {
            return "";
        }
        StringBuilder cell = new StringBuilder();
        new TreeMap<>(words)
                .forEach(
                        (name, word) ->
                                cell.append(cell.isEmpty() ? "" : "; ")
                                        .append(name)
                                        .append('=')
                                        .append(word.replace(';', ',')));
        return cell.toString();
    }

    /** Returns the words of a cell, in the order of their names. */
    public static Map<String, String> of(String cell) {
        Map<String, String> words = new LinkedHashMap<>();
        if (!cell.isEmpty()) {
            for (String pair : BETWEEN.split(cell)) {
                int at = pair.indexOf('=');
                words.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        return words;
    }
}
