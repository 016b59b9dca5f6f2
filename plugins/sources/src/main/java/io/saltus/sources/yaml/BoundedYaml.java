package io.saltus.sources.yaml;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.json.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 within bounds. No object is made but maps, lists, texts, numbers and truths; a key
 * that stands twice in one map, an alias within what it names, and aliases that would unfold into
 * more values than a tree may hold are refused.
 *
 * @param longest characters of a text
 * @param values values of a tree, each as often as aliases repeat it
 */
public record BoundedYaml(int longest, int values) {

    private static final int MOST_ALIASES = 50;

    /** Texts of at most 16 Mi characters and trees of at most a million values. */
    public BoundedYaml() {
        this(16 << 20, 1_000_000);
    }

    /**
     * Reads a file into memory.
     *
     * @throws RequestException if it is empty, no YAML or beyond the bounds
     */
    public JsonTree tree(Location location) throws IOException {
        try (TextFile file = TextFile.lenient(location)) {
            StringBuilder text = new StringBuilder();
            char[] part = new char[1 << 14];
            for (int read = file.reader().read(part); read >= 0; read = file.reader().read(part)) {
                text.append(part, 0, read);
                if (text.length() > longest) {
                    throw new RequestException(
                            "%s holds more than %d characters of YAML"
                                    .formatted(location.name(), longest));
                }
            }
            return tree(location.name(), text.toString());
        }
    }

    /**
     * Reads a text into memory.
     *
     * @param name what the text is called in a message
     * @throws RequestException if it is empty, no YAML or beyond the bounds
     */
    public JsonTree tree(String name, String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setSchema(new CoreSchema())
                        .setAllowDuplicateKeys(false)
                        .setAllowRecursiveKeys(false)
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .setCodePointLimit(longest)
                        .build();
        try {
            Object read = new Load(settings).loadFromString(text);
            if (read == null) {
                throw new RequestException(name + " is empty");
            }
            return new Growth(name).tree(read).tree();
        } catch (MarkedYamlEngineException e) {
            throw new RequestException(
                    "%s is no whole YAML: %s%s"
                            .formatted(
                                    name,
                                    words(e.getProblem()),
                                    e.getProblemMark()
                                            .map(mark -> " at line " + (mark.getLine() + 1))
                                            .orElse("")),
                    e);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new RequestException(
                    "%s is no whole YAML: %s"
                            .formatted(name, words(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static String words(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    /** A tree, and how many values it holds where what aliases name counts each time. */
    private record Sized(JsonTree tree, long values) {}

    /** Turns what the parser made into a tree, each map and list once. */
    private final class Growth {

        private final IdentityHashMap<Object, Sized> known = new IdentityHashMap<>();
        private final String name;

        Growth(String name) {
            this.name = name;
        }

        Sized tree(Object value) {
            Sized made = known.get(value);
            if (made == null) {
                made = made(value);
                if (value instanceof Map || value instanceof List) {
                    known.put(value, made);
                }
            }
            return made;
        }

        private Sized made(Object value) {
            long size = 1;
            if (value instanceof Map<?, ?> map) {
                Map<String, JsonTree> members = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    Sized member = inside(entry.getValue());
                    size = within(size + member.values());
                    members.put(String.valueOf(entry.getKey()), member.tree());
                }
                return new Sized(JsonTree.of(members), size);
            }
            if (value instanceof List<?> list) {
                List<JsonTree> items = new ArrayList<>();
                for (Object item : list) {
                    Sized one = inside(item);
                    size = within(size + one.values());
                    items.add(one.tree());
                }
                return new Sized(JsonTree.of(items), size);
            }
            return new Sized(scalar(value), 1);
        }

        private Sized inside(Object value) {
            return value == null ? new Sized(JsonTree.NOTHING, 1) : tree(value);
        }

        private long within(long size) {
            if (size > values) {
                throw new RequestException(
                        "%s holds more than %d values, with what aliases repeat"
                                .formatted(name, values));
            }
            return size;
        }
    }

    private static JsonTree scalar(Object value) {
        if (value instanceof Boolean truth) {
            return JsonTree.of(truth.booleanValue());
        }
        return value instanceof Number number
                ? JsonTree.of(number)
                : JsonTree.of(String.valueOf(value));
    }
}
