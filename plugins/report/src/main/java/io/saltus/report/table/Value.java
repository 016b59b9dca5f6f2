package io.saltus.report.table;

import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What stands in a cell. */
public sealed interface Value {

    /** What does not exist or is not known: an empty cell. */
    Value UNKNOWN = new Unknown();

    /**
     * Returns it as text that loses nothing: numbers as {@link Numbers#exact} writes them, the
     * values at each scale with semicolons between, nothing for what is unknown.
     */
    String words();

    /** What does not exist or is not known. */
    record Unknown() implements Value {
        @Override
        public String words() {
            return "";
        }
    }

    /**
     * A text.
     *
     * @param text the text, as it stands in the data
     */
    record Text(String text) implements Value {
        @Override
        public String words() {
            return text;
        }
    }

    /**
     * A whole number.
     *
     * @param number the number
     */
    record Whole(long number) implements Value {
        @Override
        public String words() {
            return Long.toString(number);
        }
    }

    /**
     * A number.
     *
     * @param number the number; may be infinite
     */
    record Real(double number) implements Value {
        @Override
        public String words() {
            return Numbers.exact(number);
        }
    }

    /**
     * True or false.
     *
     * @param isTrue which
     */
    record Truth(boolean isTrue) implements Value {
        @Override
        public String words() {
            return Boolean.toString(isTrue);
        }
    }

    /**
     * What stands at each scale of a curve, from the smallest model on.
     *
     * @param values the values, of one kind where they are known
     */
    record Each(List<Value> values) implements Value {

        /** Copies the list. */
        public Each {
            values = List.copyOf(values);
        }

        @Override
        public String words() {
            return values.stream().map(Value::words).collect(Collectors.joining(";"));
        }
    }

    /** Returns a number that may not exist. */
    static Value of(OptionalDouble number) {
        return number.isPresent() ? new Real(number.getAsDouble()) : UNKNOWN;
    }

    /** Returns a whole number that may not exist. */
    static Value of(OptionalInt number) {
        return number.isPresent() ? new Whole(number.getAsInt()) : UNKNOWN;
    }

    /** Returns a whole number that may not exist. */
    static Value of(OptionalLong number) {
        return number.isPresent() ? new Whole(number.getAsLong()) : UNKNOWN;
    }

    /** Returns a text; what is empty does not exist. */
    static Value of(String text) {
        return text.isEmpty() ? UNKNOWN : new Text(text);
    }
}
