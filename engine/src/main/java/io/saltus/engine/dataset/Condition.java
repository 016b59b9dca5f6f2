package io.saltus.engine.dataset;

import io.saltus.api.data.RequestException;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * A condition on the columns of a {@link Dataset}, as users write it after {@code --where}.
 *
 * <pre>
 * condition  := conjunction { "or" conjunction }
 * conjunction := term { "and" term }
 * term       := "not" term | "(" condition ")" | column comparison
 * comparison := ("=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") value
 *             | "~" regular-expression            (found anywhere in the text)
 *             | "in" "(" value { "," value } ")"
 *             | "is" "missing"
 * value      := number | word | 'text' | "text"
 * </pre>
 *
 * <p>A comparison with an unknown cell is false. Example: {@code family = 'GPT-3' and shots >= 1}.
 *
 * @param text the condition as written
 */
public record Condition(String text) {

    /**
     * @throws RequestException if the text is not a condition
     */
    public Condition {
        new ConditionParser(text, Optional.empty()).parse();
    }

    /**
     * The rows that meet a condition.
     *
     * @param rows their selection
     * @param unmet what is asked for by a value that no row has: {@code no task is '2d+'}
     */
    record Met(Selection rows, List<String> unmet) {}

    /** Returns the rows that meet the condition. */
    Met on(Table table) {
        ConditionParser parser = new ConditionParser(text, Optional.of(table));
        return new Met(parser.parse(), parser.unmet());
    }
}
