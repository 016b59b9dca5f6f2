package io.saltus.engine.forecasting;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.engine.catalog.Nearest;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the models to come as a user names them:
 *
 * <ul>
 *   <li>{@code 1e25}, {@code 70B}: a place along the axis of the curves; {@code 2027-01-01} a date;
 *   <li>{@code params=70B,tokens=15T}: what is known of it, from which compute follows as 6 N D;
 *   <li>the name of a model that the catalogue knows.
 * </ul>
 */
public final class TargetReading {

    private static final Pattern SIZE =
            Pattern.compile("([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)([kKmMbBtT]?)");

    private static final Map<Character, Double> FACTORS =
            Map.of('k', 1e3, 'm', 1e6, 'b', 1e9, 't', 1e12);

    /** What may be said of a model, by the names that people use; the first is the usual one. */
    private static final Map<Axis, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(Axis.COMPUTE, List.of("flops", "compute", "train_flops"));
        NAMES.put(Axis.PARAMETERS, List.of("params", "parameters", "model", "size"));
        NAMES.put(Axis.TOKENS, List.of("tokens", "train_tokens"));
        NAMES.put(Axis.LOSS, List.of("loss"));
        NAMES.put(Axis.STEPS, List.of("steps", "step"));
        NAMES.put(Axis.DATE, List.of("date", "released"));
    }

    /** What a name in the catalogue may have beside the name that people use. */
    private static final Set<String> BY_THE_WAY = Set.of("meta", "hf", "base", "fp8", "bf16");

    private final ModelCatalogue catalogue;

    /** A reading of models, some of which the catalogue may know. */
    public TargetReading(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Returns the model that {@code said} names.
     *
     * @throws RequestException if it names none
     */
    public Target read(String said) {
        String text = said.strip();
        if (text.isEmpty()) {
            throw new RequestException(
                    "--at names nothing; type a scale, such as --at 1e25, what is known of a model,"
                            + " such as --at params=70B,tokens=15T, or the name of one in the"
                            + " catalogue");
        }
        OptionalDouble place = scale(text);
        if (place.isPresent()) {
            return new Target(text, Model.of(text), place, form(text));
        }
        return text.contains("=") ? described(text) : named(text);
    }

    private Target described(String text) {
        Model model = Model.of(text);
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            OptionalDouble scale = scale(value);
            if (equals < 0 || scale.isEmpty()) {
                throw new RequestException(
                        "in '--at %s': expected NAME=NUMBER, such as params=70B, got '%s'"
                                .formatted(text, part));
            }
            model = model.at(axis(text, name), scale.getAsDouble());
        }
        return Target.of(catalogue.complete(model));
    }

    private static Axis axis(String text, String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        Optional<Axis> known =
                NAMES.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(plain))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        List<String> all = new ArrayList<>();
        NAMES.values().forEach(names -> all.add(names.get(0)));
        if (!Nearest.hint(plain, all).isEmpty() || !plain.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new RequestException(
                    "in '--at %s': there is no scale '%s'%s; there are %s, and axes of your own"
                            .formatted(
                                    text, name, Nearest.hint(plain, all), String.join(", ", all)));
        }
        return Axis.of(plain);
    }

    private Target named(String text) {
        List<String> names = catalogue.models().stream().map(Model::name).toList();
        Model known = catalogue.complete(Model.of(text));
        Optional<String> longer =
                known.scales().size() < 2 ? longer(text, names) : Optional.empty();
        if (longer.isPresent()) {
            return Target.of(catalogue.complete(Model.of(longer.get())));
        }
        if (!known.scales().isEmpty()) {
            return Target.of(known);
        }
        if (text.matches("[0-9.]+[xX]")) {
            throw new RequestException(
                    "'--at %s' is a factor, and of what is open; type the scale itself: 'saltus inspect' shows the largest there is"
                            .formatted(text));
        }
        throw new RequestException(
                ("'--at %s' is neither a scale, such as 1e25 or 70B, nor what is known of a model,"
                                + " such as params=70B,tokens=15T, nor the name of one in the"
                                + " catalogue%s")
                        .formatted(text, Nearest.hint(text, names)));
    }

    /**
     * The name in the catalogue that has all words of the one that people use, and of those the one
     * with the fewest others: {@code Meta-Llama-3.1-405B-FP8} for {@code Llama 3.1 405B}. None
     * where the others say more than who published it and how it is stored.
     */
    private static Optional<String> longer(String text, List<String> names) {
        Set<String> asked = words(text);
        return names.stream()
                .filter(name -> asked.size() > 1 && words(name).containsAll(asked))
                .filter(name -> words(name).size() == asked.size())
                .min(Comparator.comparingInt(String::length).thenComparing(name -> name));
    }

    private static Set<String> words(String name) {
        String bare = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Set<String> words = new TreeSet<>(List.of(bare.split("[^a-z0-9.]+")));
        words.removeAll(BY_THE_WAY);
        words.remove("");
        return words;
    }

    private static Target.Form form(String text) {
        if (!SIZE.matcher(text).matches()) {
            return Target.Form.DATE;
        }
        return Character.isLetter(text.charAt(text.length() - 1))
                ? Target.Form.SIZE
                : Target.Form.NUMBER;
    }

    /** A number with the suffix of a size, or a date in years; nothing if it is neither. */
    static OptionalDouble scale(String text) {
        Matcher size = SIZE.matcher(text);
        if (size.matches()) {
            String suffix = size.group(2).toLowerCase(Locale.ROOT);
            double factor = suffix.isEmpty() ? 1 : FACTORS.getOrDefault(suffix.charAt(0), 1.0);
            double value = Double.parseDouble(size.group(1)) * factor;
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
        return Axis.year(text);
    }
}
