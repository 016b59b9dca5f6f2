package io.saltus.app.calibrate;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.engine.calibration.Calibrating;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.Simulated;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Fingerprint;
import io.saltus.engine.catalog.Plugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What some criteria said of one part of the simulated curves.
 *
 * @param criteria each as it is set, with the SHA-256 of its plugin
 * @param simulated what each said
 */
record CalibrationPart(List<String> criteria, List<Simulated> simulated) {

    /** Copies the lists. */
    CalibrationPart {
        criteria = List.copyOf(criteria);
        simulated = List.copyOf(simulated);
    }

    /** Returns what a part says of its criteria. */
    static List<String> hashes(Catalog catalog, Collection<Criterion> criteria) {
        return criteria.stream()
                .map(
                        criterion ->
                                catalog.configured(criterion)
                                        + " "
                                        + hash(catalog.entry(criterion).plugin()))
                .toList();
    }

    private static String hash(Plugin plugin) {
        if (plugin.file().isEmpty()) {
            return "";
        }
        try {
            return Fingerprint.ofPlugin(plugin.file().get());
        } catch (IOException e) {
            throw new RequestException(
                    "the plugin '%s' cannot be read: %s".formatted(plugin.id(), e.getMessage()), e);
        }
    }

    /**
     * Makes sure that parts are of one run.
     *
     * @param files where they are
     */
    static void requireSame(
            List<CalibrationPart> parts,
            List<Path> files,
            Catalog catalog,
            Collection<Criterion> criteria) {
        List<String> expected = parts.isEmpty() ? List.of() : hashes(catalog, criteria);
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).criteria().equals(expected)) {
                throw new RequestException(
                        "'%s' was made with another plugin, or other defaults of its settings; it has %s, here is %s"
                                .formatted(files.get(i), parts.get(i).criteria(), expected));
            }
        }
    }

    /**
     * Returns what came of the whole run.
     *
     * @param criterion number of the criterion
     */
    static Calibrating.Calibrated together(
            List<CalibrationPart> parts,
            int criterion,
            List<Design> designs,
            Calibrating.Plan plan) {
        return Calibrating.together(
                parts.stream().map(part -> part.simulated().get(criterion)).toList(),
                designs,
                plan);
    }
}
