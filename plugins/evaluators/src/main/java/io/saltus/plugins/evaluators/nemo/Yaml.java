package io.saltus.plugins.evaluators.nemo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * YAML within bounds: of the text, of depth and of values. Aliases stand for their names and are
 * not followed, so that a small text cannot become a large one; tags make no objects.
 */
final class Yaml {

    private static final int MOST_CHARACTERS = 16 << 20;
    private static final int DEEPEST = 60;

    private Yaml() {}

    /**
     * Reads a file into memory.
     *
     * @throws RequestException if it is empty, no YAML, or beyond the bounds
     */
    static JsonTree tree(Location location) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowDuplicateKeys(false);
        YAMLFactory factory =
                YAMLFactory.builder()
                        .loaderOptions(options)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                        .build();
        try (InputStream text = location.open();
                JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new RequestException(location.name() + " is empty");
            }
            return NemoEvaluator.JSON.tree(new Numbers(parser));
        } catch (JsonProcessingException | YAMLException e) {
            throw new RequestException(
                    "%s is not whole YAML: %s"
                            .formatted(
                                    location.name(),
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    e);
        }
    }

    /** Reads {@code .nan} and {@code .inf}, which Jackson takes for numbers and cannot read. */
    private static final class Numbers extends JsonParserDelegate {

        Numbers(JsonParser parser) {
            super(parser);
        }

        @Override
        public double getDoubleValue() throws IOException {
            return switch (getText().toLowerCase(Locale.ROOT)) {
                case ".nan" -> Double.NaN;
                case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
                case "-.inf" -> Double.NEGATIVE_INFINITY;
                default -> super.getDoubleValue();
            };
        }
    }
}
