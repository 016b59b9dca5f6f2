package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * The value of a score as a number, as inspect_ai counts it.
 *
 * <p>{@code C}, yes and true are 1, {@code P} is 1/2, {@code I}, {@code N}, no and false are 0; a
 * number, also as a text, is itself.
 */
final class Grade {

    private Grade() {}

    /** Reads the value at which the parser stands; nothing if it is none, or not finite. */
    static OptionalDouble of(JsonParser parser) throws IOException {
        double value =
                switch (parser.currentToken()) {
                    case VALUE_TRUE -> 1;
                    case VALUE_FALSE -> 0;
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                    case VALUE_STRING -> value(parser.getText());
                    default -> {
                        parser.skipChildren();
                        yield Double.NaN;
                    }
                };
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static double value(String text) {
        switch (text) {
            case "C":
                return 1;
            case "P":
                return 0.5;
            case "I", "N":
                return 0;
            default:
                if (text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("true")) {
                    return 1;
                }
                if (text.equalsIgnoreCase("no") || text.equalsIgnoreCase("false")) {
                    return 0;
                }
                return text.length() > 40 || !text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")
                        ? Double.NaN
                        : number(text);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // "1.2.3": a text that is no outcome
        }
    }
}
