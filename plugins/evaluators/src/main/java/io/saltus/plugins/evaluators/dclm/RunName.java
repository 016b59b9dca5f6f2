package io.saltus.plugins.evaluators.dclm;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.json.JsonTree;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says of a training run: {@code
 * evaluation_DATA-open_lm_1b-warm=5000-...-seed=7-tokens=28795904000_heavy.json}.
 *
 * <p>The run is called so without seed and tokens, its family by what stands before the settings,
 * without the size.
 *
 * @param name the name without what is before and behind
 */
record RunName(String name) {

    private static final String WHERE = "the file's name";

    private static final Pattern SETTING =
            Pattern.compile("[-_](warm|lr|wd|cd|bs|mult|seed|tokens)=");

    /** Settings that tell a state or a repetition of a run, and no other run. */
    private static final String STATE = "[-_](seed|tokens)=\\d+";

    private static final Pattern WIDTH = Pattern.compile("d=(\\d{2,5})_l=(\\d{1,3})_h=\\d+");

    /** Of open_lm: a table of so many words each for what is read and what is written. */
    private static final double WORDS = 50432;

    static RunName of(JsonTree file, Location location) {
        String own = stem(PathParts.of(location).file());
        String stated = stem(file.at("_filename").text().orElse(own));
        // a copy may have lost in one of its names what the other tells
        return new RunName(SETTING.matcher(stated).find() ? stated : own);
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("(?i)\\.json$", "")
                .replaceFirst("^evaluation_", "")
                .replaceFirst("(_(heavy|medium|light|small))?(_copy)?$", "");
    }

    /** The name without its settings. */
    String run() {
        Matcher settled = SETTING.matcher(name);
        return settled.find() ? name.substring(0, settled.start()) : name;
    }

    /** Offers what the name says of a run. */
    void offer(RunFacts facts) {
        ModelName run = ModelName.of(run());
        facts.family(WHERE, Optional.of(run.family()))
                .name(WHERE, Optional.of(name.replaceAll(STATE, "")))
                .scale(Axis.PARAMETERS, WHERE, run.parameters())
                .scale(Axis.PARAMETERS, "width and depth in its name", ofWidth());
    }

    /** 12 l d^2 + 2 w d of l layers of width d and w words. */
    private OptionalDouble ofWidth() {
        Matcher shape = WIDTH.matcher(name);
        if (!shape.find()) {
            return OptionalDouble.empty();
        }
        double width = Double.parseDouble(shape.group(1));
        double layers = Double.parseDouble(shape.group(2));
        return OptionalDouble.of(12 * layers * width * width + 2 * WORDS * width);
    }

    OptionalLong seed() {
        OptionalDouble seed = number("seed");
        return seed.isPresent() ? OptionalLong.of((long) seed.getAsDouble()) : OptionalLong.empty();
    }

    OptionalDouble tokens() {
        return number("tokens");
    }

    private OptionalDouble number(String setting) {
        Matcher told = Pattern.compile("[-_]" + setting + "=(\\d{1,15})(?![\\dp.])").matcher(name);
        return told.find()
                ? OptionalDouble.of(Double.parseDouble(told.group(1)))
                : OptionalDouble.empty();
    }
}
