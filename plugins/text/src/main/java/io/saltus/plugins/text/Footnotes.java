package io.saltus.plugins.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reasons of many findings have in common, said once: a clause that stands in several of
 * them is a note below, to which each refers by a number.
 */
final class Footnotes {

    private static final String BETWEEN = "; ";
    private static final int OFTEN = 5;
    private static final int LONG = 30; // shorter clauses are read as fast as a mark

    private final List<String> notes = new ArrayList<>();

    /** Finds the clauses, of what follows the first clause of a reason. */
    static Footnotes of(List<String> reasons) {
        Footnotes footnotes = new Footnotes();
        Map<String, Integer> counts = new HashMap<>();
        for (String reason : reasons) {
            List<String> clauses = List.of(reason.split(BETWEEN, -1));
            for (String clause : clauses.subList(1, clauses.size())) {
                int count = counts.merge(clause, 1, Integer::sum);
                if (count == OFTEN && clause.length() >= LONG) {
                    footnotes.notes.add(clause);
                }
            }
        }
        return footnotes;
    }

    /** Returns a reason with marks, {@code ... [1]}, in place of the clauses that are notes. */
    String marked(String reason) {
        StringBuilder marked = new StringBuilder();
        for (String clause : reason.split(BETWEEN, -1)) {
            int note = marked.isEmpty() ? -1 : notes.indexOf(clause);
            if (note >= 0) {
                marked.append(" [").append(note + 1).append(']');
            } else {
                marked.append(marked.isEmpty() ? "" : BETWEEN).append(clause);
            }
        }
        return marked.toString();
    }

    /** Returns the notes, {@code [1] ...}, in the order of their numbers. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String note : notes) {
            lines.add("[%d] %s".formatted(lines.size() + 1, note));
        }
        return lines;
    }
}
