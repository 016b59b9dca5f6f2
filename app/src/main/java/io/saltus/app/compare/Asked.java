package io.saltus.app.compare;

import io.saltus.api.data.RequestException;
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.GateEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@code --fail-on} asks about: scores and abilities.
 *
 * @param gates about scores
 * @param abilities about verdicts
 */
record Asked(List<Gate> gates, List<Change.Kind> abilities) {

    /** What may be asked about abilities, by its word. */
    enum AbilityEvent {
        EMERGENT(Change.Kind.EMERGED),
        VANISHED(Change.Kind.VANISHED),
        MOVED(Change.Kind.MOVED);

        private final Change.Kind kind;

        AbilityEvent(Change.Kind kind) {
            this.kind = kind;
        }
    }

    private static final String WORDS =
            "lower, higher, worse, better or changed, each alone or with a task (lower:gsm8k,"
                    + " worse:mmlu_*), emergent, vanished or moved";

    Asked {
        gates = List.copyOf(gates);
        abilities = List.copyOf(abilities);
    }

    /**
     * Reads what stands behind {@code --fail-on}.
     *
     * @param texts each one or several, with a comma between them
     * @throws RequestException if a word is none of those allowed
     */
    static Asked of(List<String> texts) {
        List<Gate> gates = new ArrayList<>();
        List<Change.Kind> abilities = new ArrayList<>();
        for (String text : texts) {
            for (String one : text.split(",")) {
                String word = one.strip();
                int colon = word.indexOf(':');
                String event = (colon < 0 ? word : word.substring(0, colon)).strip();
                String task = colon < 0 ? Gate.ALL : word.substring(colon + 1).strip();
                if (colon < 0 && isOf(AbilityEvent.values(), event)) {
                    abilities.add(AbilityEvent.valueOf(event.toUpperCase(Locale.ROOT)).kind);
                } else if (isOf(GateEvent.values(), event) && !task.isEmpty()) {
                    gates.add(new Gate(event(event), task));
                } else {
                    throw new RequestException(
                            "--fail-on must be %s, got '%s'".formatted(WORDS, word));
                }
            }
        }
        return new Asked(gates, abilities);
    }

    /** The event of this name, which is one. */
    static GateEvent event(String name) {
        return GateEvent.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a word is the name of one of these. */
    static boolean isOf(Enum<?>[] values, String word) {
        return Arrays.stream(values).anyMatch(value -> value.name().equalsIgnoreCase(word));
    }

    boolean isNothing() {
        return gates.isEmpty() && abilities.isEmpty();
    }
}
